package dev.pageturner.bot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.base.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {
    @RegisterExtension
    final TestDatabase postgres = new TestDatabase();

    private Sql sql;

    @BeforeEach
    void makeATable() throws Exception {
        try (var connection =
                        java.sql.DriverManager.getConnection(postgres.settings().url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pageturner.things (id int PRIMARY KEY, word text, happened timestamptz)");
            statement.execute("GRANT ALL ON pageturner.things TO pageturner_bot");
        }
        sql = new Sql(postgres.database());
    }

    @Test
    void rollsEverythingBackWhenTheWorkFails() {
        assertThatThrownBy(() -> postgres.database().run(() -> {
                    sql.update("INSERT INTO things VALUES (1, 'one')");
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(sql.number("SELECT count(*) FROM things")).isZero();
    }

    @Test
    void runsHooksAfterTheCommitOnlyAndOnlyIfThereIsOne() {
        List<String> told = new ArrayList<>();
        postgres.database().run(() -> {
            postgres.database().run(() -> postgres.database().afterCommit(() -> told.add("inner")));
            told.add("work");
        });
        assertThatThrownBy(() -> postgres.database().run(() -> {
                    postgres.database().afterCommit(() -> told.add("never"));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told).containsExactly("work", "inner");
    }

    @Test
    void repeatsWorkThatMetADeadlock() throws Exception {
        sql.update("INSERT INTO things VALUES (1, ''), (2, '')");
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> touch(1, 2, bothHoldOne), thread -> new Thread(thread).start());
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> touch(2, 1, bothHoldOne), thread -> new Thread(thread).start());
        CompletableFuture.allOf(first, second).get();
        assertThat(sql.list("SELECT word FROM things", row -> row.text("word"))).containsExactly("xx", "xx");
    }

    private void touch(int one, int other, CountDownLatch bothHoldOne) {
        postgres.database().run(() -> {
            sql.update("UPDATE things SET word = word || 'x' WHERE id = ?", one);
            bothHoldOne.countDown();
            try {
                bothHoldOne.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sql.update("UPDATE things SET word = word || 'x' WHERE id = ?", other);
        });
    }

    @Test
    void worksAsTheLesserRole() {
        assertThat(sql.one("SELECT current_user AS who", row -> row.text("who")))
                .contains("pageturner_bot");
        assertThat(postgres.database().warnings()).isEmpty();
    }

    @Test
    void bindsAndReadsEveryTypeThatStoresUse() {
        UUID id = UUID.randomUUID();
        Instant when = Instant.parse("2026-11-21T10:00:00.123456Z");
        var row = sql.one(
                        "SELECT ?::uuid AS id, ?::timestamptz AS moment, ?::jsonb AS json, ?::text AS nothing, ?::text[] @> ARRAY['a'] AS has",
                        found -> List.of(
                                found.uuid("id"),
                                found.instant("moment"),
                                found.json("json", Json.WORDS),
                                String.valueOf(found.textOrNull("nothing")),
                                found.flag("has")),
                        id,
                        when,
                        Json.of(List.of("x", "y")),
                        null,
                        List.of("a", "b"))
                .orElseThrow();
        assertThat(row).containsExactly(id, when, List.of("x", "y"), "null", true);
    }

    @Test
    void saysNotNowWithinSecondsWhileTheDatabaseIsAway() {
        DatabaseSettings nowhere = new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""), 2, Duration.ofMillis(500));
        try (Database database = Database.start(nowhere)) {
            long started = System.nanoTime();
            assertThatThrownBy(() -> database.run(() -> {}))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("nothing was stored");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
            assertThat(database.warnings()).isNotEmpty();
        }
    }
}
