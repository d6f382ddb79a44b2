package dev.pageturner.commands.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select 1;",
                "  (SELECT 1) UNION (SELECT 2) ; ; -- done",
                "WITH a AS (SELECT 1) SELECT * FROM a",
                "TABLE meetings",
                "VALUES (1), (2)",
                "SHOW server_version",
                "EXPLAIN ANALYZE SELECT 1",
                "/* ; */ SELECT ';' AS \"a;b\", $x$;$x$, E'\\';', 'it''s;'",
                "SELECT lo_import FROM t",
                "SELECT data ? 'key', data->>'a' FROM t WHERE x = $1"
            })
    void letsQuestionsThrough(String statement) {
        assertThat(StatementGuard.refusal(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; SELECT 2",
                "SELECT 'a\\'; DELETE FROM t; --'",
                "SELECT 1; COMMIT; DROP TABLE t",
                "SELECT /* /* */ ; */ 1; DELETE FROM t",
                "SELECT $a$ $b$ $a$; DELETE FROM t"
            })
    void refusesASecondStatement(String statement) {
        assertThat(StatementGuard.refusal(statement))
                .contains("one statement at a time: leave out everything after the first semicolon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE t SET a = 1",
                "DELETE FROM t",
                "SET TRANSACTION READ WRITE",
                "COMMIT",
                "COPY t TO PROGRAM 'sh'",
                "DO $$ BEGIN END $$",
                "CALL p()",
                "LOCK TABLE t",
                "VACUUM",
                "\"select\" 1 INSERT",
                "TRUNCATE t",
                "PREPARE a AS SELECT 1",
                "LISTEN x"
            })
    void refusesWhatIsNotAQuestion(String statement) {
        assertThat(StatementGuard.refusal(statement)).get().asString().contains("is not a question");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pg_terminate_backend(1)",
                "SELECT pg_catalog . PG_Terminate_Backend /* x */ (1)",
                "SELECT \"pg_cancel_backend\"(1)",
                "SELECT lo_import('/etc/passwd')",
                "SELECT * FROM dblink('x', 'DELETE')",
                "SELECT set_config('transaction_read_only', 'off', true)",
                "SELECT query_to_xml('select pg_reload_conf()', true, true, '')",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT pg_advisory_lock(1)",
                "SELECT nextval('s')"
            })
    void refusesFunctionsThatReachBeyondTheTransaction(String statement) {
        assertThat(StatementGuard.refusal(statement)).get().asString().contains("reaches beyond");
    }

    @Test
    void refusesWhatItCannotReadToItsEnd() {
        assertThat(StatementGuard.refusal("SELECT 'a")).contains("the statement has an unclosed quote; close it");
        assertThat(StatementGuard.refusal("SELECT $a$ b")).get().asString().contains("dollar quote $a$");
        assertThat(StatementGuard.refusal("SELECT 1 /* /* */")).get().asString().contains("comment");
        assertThat(StatementGuard.refusal("SELECT U&\"pg\\005freload_conf\"()")).isPresent();
        assertThat(StatementGuard.refusal(" ; ")).contains("there is no statement; write for example SELECT 1");
        assertThat(StatementGuard.refusal("\\dt")).get().asString().startsWith("psql's own commands");
    }

    @Test
    void dropsTheClosingSemicolonOnly() {
        assertThat(StatementGuard.single("SELECT ';' ; -- x")).isEqualTo("SELECT ';' ");
        assertThat(StatementGuard.single("SELECT 1 -- x")).isEqualTo("SELECT 1 -- x");
    }
}
