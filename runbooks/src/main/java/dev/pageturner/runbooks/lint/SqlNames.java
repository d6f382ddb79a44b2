package dev.pageturner.runbooks.lint;

import java.util.Locale;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** Names as they are compared here: without quotes and schemas, in lower case. */
final class SqlNames {
    private SqlNames() {}

    static String of(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    static String of(Column column) {
        return of(column.getColumnName());
    }

    static String of(Table table) {
        return of(table.getName());
    }
}
