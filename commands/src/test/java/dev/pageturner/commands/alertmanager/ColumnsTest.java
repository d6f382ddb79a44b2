package dev.pageturner.commands.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static String print(String... rows) {
        Columns columns = new Columns();
        for (String row : rows) {
            columns.row(List.of(row.split("\\|", -1)));
        }
        return columns.print();
    }

    @Test
    void aColumnIsAsWideAsItsWidestCell() {
        assertThat(print("a|bb|c", "aaa||ü")).isEqualTo("a    bb  c  \naaa      ü  \n");
    }

    @Test
    void aLineBreakInACellEndsTheColumnsBehindIt() {
        assertThat(print("name|long summary|x", "n|one\ntwo|y", "n|s|z"))
                .isEqualTo("name  long summary  x  \nn     one\ntwo   y  \nn     s  z  \n");
    }
}
