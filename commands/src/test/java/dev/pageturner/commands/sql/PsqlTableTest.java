package dev.pageturner.commands.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.sql.SqlAnswer.Column;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PsqlTableTest {
    private static String print(List<Column> columns, String[]... rows) {
        return PsqlTable.print(new SqlAnswer.Rows(
                columns, Arrays.stream(rows).map(Arrays::asList).toList(), false));
    }

    @Test
    void linesOfOneValueStandBelowEachOther() {
        String text = print(
                List.of(new Column("a", false), new Column("long name", false)),
                new String[] {"x\nyy", "1"},
                new String[] {null, "tab\tend"});
        assertThat(text).isEqualTo("""
                         a  |  long name \s
                        ----+-------------
                         x +| 1
                         yy |\s
                            | tab     end
                        (2 rows)
                        """.replace("long name \n", "long name  \n"));
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(print(List.of(new Column("n", false), new Column("x", true)), new String[] {"会議", "1"}))
                .isEqualTo("""
                          n   | x\s
                        ------+---
                         会議 | 1
                        (1 row)
                        """);
    }

    @Test
    void nothingFoundIsSaid() {
        assertThat(print(List.of(new Column("id", true)))).isEqualTo(" id \n----\n(0 rows)\n");
    }
}
