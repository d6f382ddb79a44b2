package dev.pageturner.runbooks.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.lint.SqlReading.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each statement that is passed here is one that PostgreSQL plans; each that is not, one that it refuses. */
class SqlReadingTest {
    private static final String MIGRATIONS = """
            -- Up; a ' in a comment, and (
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TABLE IF NOT EXISTS public.orders (
                order_id BIGINT PRIMARY KEY,
                state VARCHAR(20) NOT NULL DEFAULT 'open'
                    CHECK (state IN ('open', 'paid')),
                feeling mood,
                feelings mood[],
                payload JSONB NOT NULL DEFAULT '{}'::jsonb,
                customer_id BIGINT,
                created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
                CONSTRAINT positive CHECK (order_id > 0),
                CONSTRAINT known_customer CHECK (customer_id IS NOT NULL OR state IN ('open'))
            );
            ALTER TABLE orders DROP CONSTRAINT orders_state_check;
            ALTER TABLE ONLY orders ADD CONSTRAINT valid_state
                CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'paid'::character varying, 'it''s'::character varying])::text[])))
                NOT VALID;
            ALTER TYPE mood ADD VALUE IF NOT EXISTS 'fine' AFTER 'ok';
            CREATE TABLE customers (id BIGINT PRIMARY KEY, name TEXT, health_status TEXT, CONSTRAINT h CHECK (health_status = 'up' OR health_status = 'down' OR health_status IS NULL));
            ALTER TABLE customers ADD COLUMN IF NOT EXISTS email TEXT, ADD region TEXT CHECK (region IN ('eu', 'us'));
            ALTER TABLE customers RENAME COLUMN name TO full_name;
            CREATE VIEW open_orders AS SELECT * FROM orders WHERE state = 'open';
            CREATE TABLE archive (LIKE orders INCLUDING ALL);
            DO $$ BEGIN EXECUTE 'CREATE TABLE made_by_a_block (x int)'; END $$;
            CREATE OR REPLACE FUNCTION f() RETURNS int AS $body$ SELECT 1; $body$ LANGUAGE sql;
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT order_id, o.state FROM orders o WHERE o.created_at > now() - interval '1 hour' ORDER BY state DESC",
                "SELECT count(*) AS n, state FROM public.orders GROUP BY state HAVING count(*) > 1 ORDER BY n",
                "SELECT date_trunc('hour', created_at) AS h, count(*) FILTER (WHERE state = 'paid') FROM orders GROUP BY h",
                "SELECT c.full_name, o.* FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.region IN ('eu')",
                "SELECT full_name FROM customers JOIN (SELECT customer_id AS id FROM orders) o USING (id) LIMIT 1",
                "WITH late AS (SELECT customer_id, max(created_at) AS at FROM orders GROUP BY 1) SELECT c.email, late.at FROM late JOIN customers c ON c.id = late.customer_id WHERE at < now()",
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r",
                "SELECT (SELECT max(order_id) FROM orders WHERE customer_id = c.id) FROM customers c",
                "SELECT 1 FROM customers c WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = c.id AND region = 'us')",
                "SELECT s.k FROM (SELECT customer_id AS k FROM orders) s WHERE s.k = 1",
                "SELECT l.x FROM customers c, LATERAL (SELECT order_id AS x FROM orders WHERE customer_id = c.id) l",
                "SELECT g, orders FROM orders, generate_series(1, 3) AS g WHERE g = order_id",
                "SELECT payload->>'kind', payload #>> '{a,b}', e.key FROM orders, jsonb_each(payload) AS e(key, value) WHERE e.key = 'x'",
                "SELECT extract(epoch from created_at), row_number() OVER (PARTITION BY customer_id ORDER BY created_at) FROM orders",
                "SELECT CASE WHEN state = 'open' THEN 'x' ELSE state END FROM orders WHERE current_user = 'x' AND ctid IS NOT NULL",
                "SELECT pid, query FROM pg_stat_activity WHERE state = 'idle in transaction'",
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
                "SELECT relname, n_dead_tup, nothing_here FROM pg_catalog.pg_stat_user_tables",
                "SELECT whatever FROM open_orders WHERE state = 'nonsense'",
                "SELECT whatever FROM archive",
                "SELECT whatever FROM made_by_a_block",
                "SELECT version FROM schema_migrations",
                "SELECT DISTINCT ON (customer_id) customer_id, state FROM orders ORDER BY customer_id, created_at DESC",
                "SELECT state FROM orders UNION SELECT region FROM customers ORDER BY 1",
                "SELECT created_at AT TIME ZONE 'utc', created_at::date FROM orders WHERE state::text = 'it''s'",
                "UPDATE orders SET state = 'paid', payload = payload || '{}' WHERE order_id = <order-id> RETURNING order_id",
                "UPDATE orders o SET state = 'paid' FROM customers c WHERE o.customer_id = c.id AND c.email = '<EMAIL>'",
                "INSERT INTO orders (order_id, state) VALUES (1, 'open'), (2, DEFAULT) ON CONFLICT (order_id) DO UPDATE SET state = EXCLUDED.state",
                "INSERT INTO orders (order_id, state) SELECT id, 'open' FROM customers",
                "DELETE FROM orders USING customers c WHERE customer_id = c.id AND c.health_status = 'down'",
                "EXPLAIN (ANALYZE, BUFFERS) SELECT state FROM orders WHERE feeling = 'fine'",
                "SELECT order_id FROM orders WHERE state IN ('open', '${STATE}') OR state <> '<state>'",
                "SELECT order_id FROM orders WHERE '{fine}'::mood[] = feelings AND lower(state) = 'OPEN'",
                "SELECT this is no SQL at all FROM nowhere WHERE state = 'nonsense'",
                "VACUUM (VERBOSE) orders"
            })
    void passesWhatPostgresqlAccepts(String sql) throws IOException {
        assertThat(missing(sql)).isEmpty();
        assertThat(forbidden(sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM orders | id
            SELECT o.id, c.name_ FROM orders o JOIN customers c ON c.id = o.customer | id name_ customer
            SELECT count(*) FROM orders o WHERE o.status = 'x' | status
            SELECT 1 FROM customers c WHERE EXISTS (SELECT 1 FROM orders WHERE customer = c.id) | customer
            WITH x AS (SELECT order_id FROM orders) SELECT state FROM x | state
            SELECT s.state FROM (SELECT order_id FROM orders) s | state
            SELECT order_id FROM orders ORDER BY paid_at | paid_at
            SELECT state, count(*) FROM orders GROUP BY stat | stat
            UPDATE orders SET status = 'paid' WHERE id = 1 | status id
            INSERT INTO orders (order_id, status) VALUES (1, 'open') | status
            DELETE FROM customers WHERE phone IS NULL | phone
            SELECT order_id FROM order_items | order_items
            SELECT sum(amount) FILTER (WHERE state = 'open') FROM orders | amount
            SELECT CASE WHEN paid THEN 1 END, payload->>key FROM orders | paid
            EXPLAIN SELECT nope FROM customers | nope
            """)
    void findsNamesThatNoMigrationDefines(String sql, String names) throws IOException {
        assertThat(missing(sql)).containsExactlyInAnyOrder(names.strip().split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 1 FROM orders WHERE state = 'active' | active
            SELECT 1 FROM orders o WHERE 'active' = o.state::text | active
            SELECT 1 FROM orders WHERE state NOT IN ('open', 'closed') | closed
            SELECT 1 FROM orders WHERE state = ANY (ARRAY['closed', 'paid']) | closed
            SELECT 1 FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.region <> 'asia' AND o.feeling = 'great' | asia great
            UPDATE orders SET state = 'gone' WHERE state = 'open' | gone
            UPDATE customers SET status = 'active' WHERE id = 1 | active
            INSERT INTO orders (order_id, state) VALUES (1, 'open'), (2, 'gone') | gone
            INSERT INTO orders (order_id) VALUES (1) ON CONFLICT (order_id) DO UPDATE SET state = 'gone' | gone
            SELECT 1 FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE state = 'gone') | gone
            """)
    void findsValuesThatNoConstraintAllows(String sql, String values) throws IOException {
        assertThat(forbidden(sql)).containsExactlyInAnyOrder(values.strip().split(" "));
    }

    @Test
    void leavesOutWhatAMigrationUndoes() throws IOException {
        Files.writeString(folder.resolve("1.up.sql"), "CREATE TABLE t (a TEXT CHECK (a IN ('x', 'y')));");
        Files.writeString(folder.resolve("1.down.sql"), "ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a IN ('x'));");
        Files.writeString(
                folder.resolve("2.sql"),
                "-- +goose Up\nALTER TABLE t ADD COLUMN b INT;\n-- +goose Down\nALTER TABLE t ADD CHECK (a IN ('x'));\n");

        Schema schema = Schema.read(folder);

        assertThat(SqlReading.of("UPDATE t SET a = 'y', b = 1", schema).missing())
                .isEmpty();
        assertThat(schema.allowed(List.of("t"), "a").orElseThrow()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void saysNothingWithoutMigrationsAndOfWhatCannotBeRead() throws IOException {
        assertThat(SqlReading.of("SELECT a FROM b", Schema.read(folder)).missing())
                .isEmpty();

        Files.write(folder.resolve("binary.sql"), new byte[] {(byte) 0xff, 0, '\'', 1});
        Files.writeString(
                folder.resolve("odd.sql"),
                "CREATE TABLE odd (a int) SOME NEW CLAUSE (x;\nCREATE TABLE fine (a int);\nCREATE TABLE dump (b text);\nCOPY dump FROM stdin;\nit's\n\\.\n");
        Schema schema = Schema.read(folder);

        assertThat(SqlReading.of("SELECT b FROM odd", schema).missing()).isEmpty();
        assertThat(SqlReading.of("SELECT c FROM dump", schema).missing()).isEmpty();
    }

    private List<String> missing(String sql) throws IOException {
        return SqlReading.of(sql, schema()).missing().stream()
                .map(Missing::name)
                .toList();
    }

    private List<String> forbidden(String sql) throws IOException {
        return SqlReading.of(sql, schema()).given().stream()
                .filter(given -> !given.allowed().contains(given.value()))
                .map(SqlReading.Given::value)
                .filter(value -> !value.matches(".*[<$].*"))
                .toList();
    }

    private Schema schema() throws IOException {
        Files.writeString(folder.resolve("0.sql"), MIGRATIONS);
        return Schema.read(folder);
    }
}
