package dev.pageturner.bot.rehearsal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pageturner.bot.postgres.DatabaseSettings;
import dev.pageturner.bot.postgres.TestDatabase;
import dev.pageturner.bot.rehearsal.FastClock;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PracticeDatabaseTest {
    @RegisterExtension
    final TestDatabase postgres = new TestDatabase();

    private PracticeDatabase create() throws SQLException {
        DatabaseSettings server = postgres.settings();
        return PracticeDatabase.create(
                server.url(), server.user(), server.password().reveal(), new Random(1), new FastClock(20_000));
    }

    @Test
    void abandonedMeetingsReachTheLimitUntilTheyAreCancelled() throws Exception {
        try (PracticeDatabase database = create()) {
            assertThat(database.limitReached()).isFalse();
            database.abandonMeetings();
            assertThat(later(database)).isTrue();
            assertThat(database.cancelAbandoned()).isEqualTo(8);
            assertThat(later(database)).isFalse();
        }
    }

    private static boolean later(PracticeDatabase database) throws InterruptedException {
        Thread.sleep(5);
        return database.limitReached();
    }

    @Test
    void whoReadsCannotWrite() throws Exception {
        try (PracticeDatabase database = create();
                var reader = DriverManager.getConnection(database.url(), database.user(), database.password());
                var sql = reader.createStatement()) {
            assertThat(sql.executeQuery("SELECT * FROM meetings").next()).isTrue();
            assertThatThrownBy(() -> sql.execute("UPDATE meetings SET status = 'ended'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void isMadeAnewAtEveryStart() throws Exception {
        try (PracticeDatabase first = create()) {
            first.abandonMeetings();
        }
        try (PracticeDatabase second = create()) {
            assertThat(second.limitReached()).isFalse();
        }
    }
}
