package dev.pageturner.bot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @Test
    void keepsItsDataAsDurablyAsAnInstalledOneAndToItself(@TempDir Path directory) {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory);
                Database database = Database.start(first.settings())) {
            Sql sql = new Sql(database);
            assertThat(sql.one("SHOW fsync", row -> row.text("fsync"))).contains("on");
            assertThat(sql.one("SHOW synchronous_commit", row -> row.text("synchronous_commit")))
                    .contains("on");
            assertThat(sql.one("SHOW listen_addresses", row -> row.text("listen_addresses")))
                    .contains("127.0.0.1");
            assertThat(sql.number("SELECT nextval('incident_numbers')")).isEqualTo(1);
            assertThatThrownBy(() -> DriverManager.getConnection(first.url(), "postgres", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory)).hasMessageContaining("another Pageturner uses");
        }
        try (EmbeddedDatabase again = EmbeddedDatabase.start(directory);
                Database database = Database.start(again.settings())) {
            assertThat(new Sql(database).number("SELECT nextval('incident_numbers')"))
                    .isEqualTo(2);
        }
    }

    @Test
    void saysWhatToDoWhereItCannotWrite(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("data"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("postgres")))
                .hasMessageStartingWith("the embedded PostgreSQL cannot keep its data in ")
                .hasMessageContaining("cannot be written; set DATABASE_URL to a server of yours");
    }
}
