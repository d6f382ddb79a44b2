package dev.pageturner.runbooks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlNatureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select count(*) from meetings where id = '<ID>';",
                "WITH old AS (SELECT id FROM m WHERE t < now() - interval '1 hour') SELECT * FROM old",
                "EXPLAIN ANALYZE SELECT * FROM m WHERE a > 1",
                "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM m",
                "SHOW max_connections",
                "SELECT pid, now() - query_start AS d, query FROM pg_stat_activity WHERE state = 'active' ORDER BY d DESC",
                "SELECT 'delete from x; drop table y'",
                "SELECT substring(name from 1 for 3) FROM t",
                "SELECT a, row_number() OVER (PARTITION BY b ORDER BY c) FROM t",
                "SELECT pg_size_pretty(pg_database_size(current_database()))",
                "SELECT * FROM t WHERE x IN (SELECT y FROM u) AND z::int = 3 -- comment",
            })
    void readsOnly(String sql) {
        assertThat(SqlNature.of(sql)).as(sql).isInstanceOf(SqlNature.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE m SET a = 1",
                "WITH gone AS (DELETE FROM m RETURNING *) SELECT * FROM gone",
                "SELECT * INTO copy FROM m",
                "SELECT * FROM m FOR UPDATE",
                "SELECT * FROM m FOR NO KEY UPDATE SKIP LOCKED",
                "SELECT pg_terminate_backend(1)",
                "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_stat_activity",
                "SELECT \"pg_terminate_backend\"(1)",
                "SELECT set_config('a', 'b', false)",
                "SELECT nextval('s')",
                "EXPLAIN ANALYZE DELETE FROM m",
                "COPY m TO '/tmp/x'",
                "SELECT 1; DROP TABLE m",
                "SELECT other.harmless(1)",
                "SELECT lo_import('/etc/passwd')",
                "SELECT dblink('x', 'y')",
                "SELECT 'unclosed",
                "\\d meetings",
                "DO $$ BEGIN DELETE FROM m; END $$",
                "VACUUM m",
                "/* a */ DELETE FROM m",
                "SELECT $tag$ ' $tag$; DELETE FROM m",
                "SELECT E'\\''; DELETE FROM m --'",
                "",
            })
    void isNotARead(String sql) {
        assertThat(SqlNature.of(sql)).as(sql).isNotInstanceOf(SqlNature.Read.class);
    }
}
