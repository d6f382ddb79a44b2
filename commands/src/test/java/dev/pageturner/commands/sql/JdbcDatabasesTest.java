package dev.pageturner.commands.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.TestRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On purpose as a superuser: what it holds back, it holds back for every role. */
class JdbcDatabasesTest {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(5));

    private static EmbeddedPostgres postgres;
    private static Databases databases;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        databases = new JdbcDatabases(Map.of(
                "main", new DatabaseLogin(url, "postgres", "hush-hush"),
                "gone", new DatabaseLogin("jdbc:postgresql://127.0.0.1:1/x", "me", "hush-hush"),
                "other", new DatabaseLogin("jdbc:mysql://127.0.0.1/x?password=hush-hush", "me", "hush-hush")));
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE meetings (id int, name text, load float8)");
            statement.execute("INSERT INTO meetings VALUES (1, 'a', 0.5), (22, NULL, 1)");
            statement.execute("CREATE FUNCTION sneaky() RETURNS int LANGUAGE sql SECURITY DEFINER"
                    + " AS $$ INSERT INTO meetings VALUES (3) RETURNING 1 $$");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        databases.close();
        postgres.close();
    }

    private static SqlAnswer ask(String sql) {
        return databases.query("main", sql, SqlLimits.DEFAULT, PATIENCE);
    }

    private static Outcome run(String sql, Map<String, String> more) {
        Map<String, String> arguments = new java.util.LinkedHashMap<>(more);
        arguments.put("statement", sql);
        Invocation invocation = new Invocation("sql", arguments, List.of("sql", sql));
        return new SqlCommand()
                .run(invocation, new FakeSystems().with(databases).context(), TestRun.of(null));
    }

    @Test
    void printsARowAsPsqlDoes() {
        Outcome outcome = run("SELECT id, name, load AS \"the load\", true AS t FROM meetings ORDER BY id;", Map.of());
        assertThat(Objects.requireNonNull(outcome.output()).text()).isEqualTo("""
                         id | name | the load | t\s
                        ----+------+----------+---
                          1 | a    |      0.5 | t
                         22 |      |        1 | t
                        (2 rows)
                        """);
        assertThat(outcome.sentence()).isEqualTo("2 rows from database main");
    }

    @Test
    void aCommandOfPsqlIsAnsweredFromTheCatalogue() {
        assertThat(Objects.requireNonNull(run("\\d meetings", Map.of()).output())
                        .text())
                .isEqualTo("""
                                          Table "public.meetings"
                         Column |       Type       | Collation | Nullable | Default\s
                        --------+------------------+-----------+----------+---------
                         id     | integer          |           |          |\s
                         name   | text             |           |          |\s
                         load   | double precision |           |          |\s
                        """);
        assertThat(Objects.requireNonNull(run("\\dt public.meet*", Map.of()).output())
                        .text())
                .contains("List of relations", " public | meetings | table | postgres", "(1 row)");
        assertThat(run("\\l+", Map.of()).status()).isEqualTo(Outcome.Status.SUCCEEDED);
        assertThat(run("\\df+ sneaky", Map.of()).status()).isEqualTo(Outcome.Status.SUCCEEDED);
        assertThat(run("\\d+ pg_catalog.pg_class", Map.of()).status()).isEqualTo(Outcome.Status.SUCCEEDED);
        assertThat(Objects.requireNonNull(run("\\conninfo", Map.of()).output()).text())
                .startsWith("You are connected to database \"postgres\" as user \"postgres\" on host \"127.0.0.1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d nothing",
                "\\d \"x'; DROP TABLE meetings; --\"",
                "\\d \"?\"",
                "\\d \"$1\"",
                "\\dt \"a\".\"b' OR '1'='1\"",
                "\\dt $$nothing$$"
            })
    void whatAPatternSaysIsOnlyEverLookedFor(String command) {
        Outcome outcome = run(command, Map.of());
        assertThat(outcome.status()).isEqualTo(Outcome.Status.FAILED);
        assertThat(outcome.sentence()).startsWith("Did not find any relation named \"");
        assertThat(run("\\d meetings", Map.of()).status()).isEqualTo(Outcome.Status.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d (", "\\d [z-a]", "\\dt *(*"})
    void aPatternThatIsNoneIsRefusedInTheDatabasesWords(String command) {
        assertThat(run(command, Map.of()).sentence()).contains("invalid regular expression");
    }

    @Test
    void whereTheRunbookEntersAPodTheConfiguredDatabaseIsAsked() {
        Outcome outcome = run("SELECT 1", Map.of("via", "deployment/global-controller", "namespace", "dark-tower"));
        assertThat(outcome.status()).isEqualTo(Outcome.Status.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH gone AS (DELETE FROM meetings RETURNING *) SELECT * FROM gone",
                "SELECT * INTO copy FROM meetings",
                "SELECT * FROM meetings FOR UPDATE",
                "SELECT sneaky()",
                "EXPLAIN ANALYZE DELETE FROM meetings"
            })
    void whatLooksLikeAQuestionButWritesIsStoppedByTheTransaction(String sql) {
        assertThat(ask(sql)).isInstanceOfSatisfying(SqlAnswer.Refused.class, refused -> assertThat(refused.sentence())
                .contains("in a read-only transaction"));
        assertThat(((SqlAnswer.Rows) ask("SELECT * FROM meetings")).rows()).hasSize(2);
    }

    @Test
    void errorsAreThoseOfPsqlWithTheirPlace() {
        assertThat(ask("SELECT *\n  FROM nowhere")).isEqualTo(new SqlAnswer.Refused("""
                        ERROR:  relation "nowhere" does not exist
                        LINE 2:   FROM nowhere
                                       ^"""));
    }

    @Test
    void rowsAndBytesAreBounded() {
        SqlAnswer.Rows rows = (SqlAnswer.Rows)
                databases.query("main", "SELECT generate_series(1, 1000000)", new SqlLimits(10, 1_000_000), PATIENCE);
        assertThat(rows.rows()).hasSize(10);
        assertThat(rows.truncated()).isTrue();
        SqlAnswer.Rows wide = (SqlAnswer.Rows) databases.query(
                "main", "SELECT repeat('x', 1000) FROM generate_series(1, 100)", new SqlLimits(500, 5000), PATIENCE);
        assertThat(wide.rows()).hasSize(5);
        assertThat(((SqlAnswer.Rows) ask("SELECT generate_series(1, 500)")).truncated())
                .isFalse();
    }

    @Test
    void aStatementIsEndedWhenItsTimeIsUpOrItIsCancelled() {
        SqlAnswer late =
                databases.query("main", "SELECT pg_sleep(30)", SqlLimits.DEFAULT, Patience.of(Duration.ofMillis(300)));
        assertThat(late).isInstanceOfSatisfying(SqlAnswer.Refused.class, refused -> assertThat(refused.sentence())
                .startsWith("no answer within"));
        SqlAnswer stopped = databases.query(
                "main", "SELECT pg_sleep(30)", SqlLimits.DEFAULT, new Patience(Duration.ofSeconds(20), () -> true));
        assertThat(stopped).isEqualTo(new SqlAnswer.Refused("stopped before the database had answered"));
    }

    @Test
    void passwordsStayOutOfEveryMessage() {
        assertThatThrownBy(() -> databases.query("gone", "SELECT 1", SqlLimits.DEFAULT, PATIENCE))
                .isInstanceOf(SystemUnreachableException.class)
                .hasMessageStartingWith("database \"gone\" does not answer: Connection to 127.0.0.1:1 refused")
                .hasMessageNotContaining("hush");
        assertThat(databases
                        .query("other", "SELECT 1", SqlLimits.DEFAULT, PATIENCE)
                        .toString())
                .contains("is not a PostgreSQL")
                .doesNotContain("hush");
        assertThat(new DatabaseLogin("jdbc:postgresql://h/d?password=hush", "me", "hush").toString())
                .isEqualTo("DatabaseLogin[me at jdbc:postgresql://h/d]");
    }

    @Test
    void anUnknownDatabaseIsRefusedWithTheOnesThatThereAre() {
        assertThat(run("SELECT 1", Map.of("database", "nope")).sentence()).startsWith("there is no database \"nope\"");
        assertThat(new JdbcDatabases(Map.of()).query("main", "SELECT 1", SqlLimits.DEFAULT, PATIENCE))
                .isInstanceOfSatisfying(SqlAnswer.Refused.class, refused -> assertThat(refused.sentence())
                        .startsWith("no database is configured"));
    }

    @Test
    void aDatabaseAnswersToItsNameOnTheServerToo() {
        assertThat(run("SELECT 1", Map.of("database", "postgres")).status()).isEqualTo(Outcome.Status.SUCCEEDED);
    }

    @Test
    void previewsRefuseWhatARunWould() {
        Invocation invocation = new Invocation("sql", Map.of("statement", "DELETE FROM meetings"), List.of("sql"));
        assertThat(new SqlCommand()
                        .preview(invocation, new FakeSystems().with(databases).context())
                        .refusal())
                .startsWith("DELETE is not a question");
    }
}
