package dev.pageturner.bot.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.bot.real.Program.Finished;
import dev.pageturner.commands.SystemSettings;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import dev.pageturner.commands.sql.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command of psql that looks answers in a runbook what psql itself answers, letter for letter. */
@Tag("real")
class PsqlBesideOursTest {
    private static final String SHOP = """
            CREATE ROLE reader NOLOGIN CONNECTION LIMIT 5;
            CREATE ROLE auditor LOGIN NOINHERIT CREATEDB VALID UNTIL '2030-01-01';
            GRANT reader TO auditor;
            CREATE SCHEMA sales AUTHORIZATION reader;
            GRANT USAGE ON SCHEMA sales TO auditor;
            COMMENT ON SCHEMA sales IS 'what was sold';
            CREATE TABLE customers (
              id serial PRIMARY KEY, email text NOT NULL UNIQUE, name varchar(80) DEFAULT 'unknown',
              created timestamptz NOT NULL DEFAULT now(), CONSTRAINT email_has_at CHECK (email LIKE '%@%'));
            COMMENT ON TABLE customers IS 'who buys';
            COMMENT ON COLUMN customers.email IS 'one for each';
            INSERT INTO customers (email) VALUES ('a@b'), ('c@d');
            CREATE TABLE orders (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              customer_id int NOT NULL REFERENCES customers ON DELETE CASCADE,
              total numeric(10,2), tax numeric GENERATED ALWAYS AS (total * 0.2) STORED, note text COLLATE "C", tags text[])
              WITH (fillfactor = 70);
            ALTER TABLE orders ALTER note SET STATISTICS 500, ALTER tags SET STORAGE EXTERNAL;
            CREATE INDEX orders_customer ON orders (customer_id DESC) WHERE total > 0;
            CREATE UNIQUE INDEX orders_note ON orders (lower(note), id) INCLUDE (total);
            CREATE TABLE "Order Items" (
              "Item No" int, order_id bigint REFERENCES orders DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("Item No", order_id));
            CREATE TABLE events (id int, at date NOT NULL, customer_id int REFERENCES customers) PARTITION BY RANGE (at);
            CREATE INDEX events_at ON events (at);
            CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (id);
            CREATE TABLE events_other PARTITION OF events DEFAULT;
            CREATE TABLE animals (name text);
            CREATE TABLE cats (lives int) INHERITS (animals);
            CREATE TABLE dogs (tricks int) INHERITS (animals);
            CREATE UNLOGGED TABLE cache (key text, value text);
            CREATE TABLE bookings (id int, during daterange, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&));
            CREATE VIEW big_orders AS SELECT id, total FROM orders WHERE total > 1000;
            CREATE MATERIALIZED VIEW totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY 1;
            CREATE UNIQUE INDEX totals_customer ON totals (customer_id);
            CREATE SEQUENCE counter AS int INCREMENT 5 MAXVALUE 1000 CYCLE CACHE 3;
            CREATE TYPE address AS (street text, zip int);
            CREATE TABLE sales.customers (id int, region text);
            CREATE TABLE sales.regions (region text PRIMARY KEY);
            ALTER TABLE sales.customers ADD FOREIGN KEY (region) REFERENCES sales.regions;
            CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
            CREATE FUNCTION sales.pairs() RETURNS TABLE (a int, b text) LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT 1, 'x' $$;
            CREATE PROCEDURE nothing() LANGUAGE plpgsql AS $$ BEGIN END $$;
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE AGGREGATE product(int) (SFUNC = int4mul, STYPE = int);
            CREATE TRIGGER stamped BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
            CREATE TRIGGER asleep AFTER DELETE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
            ALTER TABLE orders DISABLE TRIGGER asleep;
            """;

    @TempDir
    static Path folder;

    private static Postgres postgres;

    @BeforeAll
    static void start() throws IOException {
        Needed.programs("psql");
        postgres = Postgres.start(folder);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> psql("-c", "SELECT 1").code() == 0);
        Finished made = psql(
                "-v",
                "ON_ERROR_STOP=1",
                "-f",
                Files.writeString(folder.resolve("shop.sql"), SHOP).toString());
        assertThat(made.code()).as(made.output()).isZero();
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    private static Finished psql(String... words) {
        List<String> login = List.of(
                "psql",
                "-X",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(postgres.port()),
                "-U",
                "pageturner",
                "postgres");
        return Program.finish(
                Map.of("PGPASSWORD", "secret"),
                Stream.concat(login.stream(), Stream.of(words)).toList());
    }

    static Stream<String> commands() {
        return """
                \\d
                \\d+
                \\dt
                \\dt+
                \\dt *.*customers
                \\dt sales.*
                \\dt sales.
                \\dt cust*
                \\dt ord?rs
                \\dt "Order Items"
                \\dt Order*
                \\dt [cd]*s
                \\dt nothing*
                \\dtS pg_cl*
                \\di
                \\di+
                \\dv
                \\dv+
                \\dm
                \\dm+
                \\ds
                \\ds+
                \\dtv
                \\dE
                \\dn
                \\dn+
                \\dn sales
                \\dnS
                \\du
                \\du+
                \\du auditor
                \\df
                \\df+
                \\df add
                \\df sales.*
                \\df *.pairs
                \\dx
                \\l
                \\l postgres
                \\l+
                \\d customers
                \\d+ customers
                \\d orders
                \\d+ orders
                \\d public.orders
                \\d ORDERS
                \\d "Order Items"
                \\d+ "Order Items"
                \\d events
                \\d+ events
                \\d events_2025
                \\d+ events_2025
                \\d events_2026
                \\d+ events_2026
                \\d+ events_other
                \\d animals
                \\d+ animals
                \\d cats
                \\d+ cache
                \\d bookings
                \\d big_orders
                \\d+ big_orders
                \\d totals
                \\d+ totals
                \\d counter
                \\d+ counter
                \\d customers_id_seq
                \\d orders_id_seq
                \\d address
                \\d+ address
                \\d orders_pkey
                \\d+ orders_pkey
                \\d orders_customer
                \\d orders_note
                \\d events_at
                \\d+ events_at
                \\d events_2025_at_idx
                \\d no_overlap
                \\d sales.customers
                \\d sales.*
                \\d *.customers
                \\d missing
                \\d "Customers"
                \\d pg_catalog.pg_am""".lines();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void answersTheSame(String command) {
        String theirs = psql("-c", command).output();
        SystemSettings settings = new SystemSettings(
                "test",
                KubernetesSettings.of(""),
                "",
                Map.of(),
                Map.of(
                        "main",
                        new DatabaseLogin(
                                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                                "pageturner",
                                "secret")));
        String ours = StepRun.of("psql -c '" + command + "'", settings);
        assertThat(tidy(ours)).isEqualTo(tidy(theirs));
    }

    /** Databases grow while one looks; where the answer ends does not matter. */
    private static String tidy(String answer) {
        return answer.replaceAll("\\d+ kB", "N kB").stripTrailing();
    }
}
