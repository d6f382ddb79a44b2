package dev.pageturner.runbooks.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.steps.BlockReader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a blank is filled with, PostgreSQL itself reads one statement in which the value is a value, letter by letter. */
class ValuesAgainstPostgresTest {
    private static final int VALUES = 600;

    private static EmbeddedPostgres postgres;
    private static Connection connection;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        // The simple protocol hands a text to the server as it is, however many statements are in it.
        connection = postgres.getDatabase("postgres", "postgres", Map.of("preferQueryMode", "simple"))
                .getConnection();
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT '<order>'                                            | on
            SELECT '<order>'                                            | off
            SELECT <order>                                              | on
            SELECT <order>                                              | off
            SELECT substr('it''s <order>%', 6, length('<order>'))       | on
            SELECT '{{ $labels.order }}'                                | on
            SELECT '${ORDER}'                                           | off
            SELECT $ORDER                                               | on
            SELECT x FROM (SELECT '<order>' AS x) t WHERE x = '<order>' | on
            """)
    void readsTheValueAsAValue(String statement, String conforming) throws SQLException {
        Step step = step(statement);
        assertThat(step.kind()).isEqualTo(StepKind.SQL_READ);
        execute("SET standard_conforming_strings = " + conforming);
        int fitting = 0;
        for (String value :
                new HostileValues(statement.hashCode()).values(VALUES).toList()) {
            Binding binding = bind(step, value);
            if (binding instanceof Binding.Bound bound) {
                fitting++;
                String read = only(bound.words().get(1));
                assertThat(read)
                        .as("%s with %s", statement, value)
                        .satisfiesAnyOf(
                                text -> assertThat(text).isEqualTo(value),
                                text -> assertThat(new BigDecimal(text)).isEqualByComparingTo(new BigDecimal(value)));
            }
        }
        assertThat(fitting).as("values that fit").isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"SELECT * FROM <table>", "SELECT count(*) FROM <table> WHERE a = 1"})
    void aNameIsNothingButAName(String statement) {
        Step step = step(statement);
        for (String value : new HostileValues(7).values(VALUES).toList()) {
            if (bind(step, value) instanceof Binding.Bound bound) {
                assertThat(refusal(bound.words().get(1))).as(value).contains("\"" + value + "\" does not exist");
            }
        }
    }

    @Test
    void aStringWithEscapesTakesNoValueAtAll() {
        Step step = step("SELECT E'<order>'");

        assertThat(new HostileValues(3).values(VALUES))
                .allSatisfy(value -> assertThat(bind(step, value)).isInstanceOf(Binding.Refused.class));
    }

    private static Step step(String statement) {
        Block block = BlockReader.read(new CodeText("sql", statement, 1), "a");
        return ((Block.Steps) block).steps().get(0);
    }

    private static Binding bind(Step step, String value) {
        String name = step.placeholders().get(0).name();
        AlertFacts alert = new AlertFacts(Map.of("alertname", "A", "order", value), Map.of());
        return Binder.bind(step, alert, FrontMatter.NONE, Map.of(name, value));
    }

    /** The only column of the only row of the only statement. */
    private static String only(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).isTrue();
            ResultSet rows = statement.getResultSet();
            assertThat(rows.next()).as(sql).isTrue();
            String found = rows.getString(1);
            assertThat(rows.next()).as(sql).isFalse();
            assertThat(statement.getMoreResults() || statement.getUpdateCount() >= 0)
                    .as("a second statement in %s", sql)
                    .isFalse();
            return found;
        }
    }

    private static String refusal(String sql) {
        try {
            execute(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
