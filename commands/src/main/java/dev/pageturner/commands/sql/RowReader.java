package dev.pageturner.commands.sql;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads as much of a result as the limits allow. */
final class RowReader {
    private static final Set<String> RIGHT_ALIGNED = Set.of(
            "int2",
            "int4",
            "int8",
            "smallserial",
            "serial",
            "bigserial",
            "float4",
            "float8",
            "numeric",
            "oid",
            "xid",
            "xid8",
            "cid",
            "money");

    private RowReader() {}

    static SqlAnswer.Rows read(ResultSet result, SqlLimits limits) throws SQLException {
        List<SqlAnswer.Column> columns = columns(result.getMetaData());
        List<List<@Nullable String>> rows = new ArrayList<>();
        int bytes = 0;
        boolean truncated = false;
        while (!truncated && result.next()) {
            List<@Nullable String> row = row(result, columns.size());
            bytes += row.stream().mapToInt(RowReader::size).sum();
            truncated = rows.size() == limits.rows() || bytes > limits.bytes();
            if (!truncated) {
                rows.add(Collections.unmodifiableList(row));
            }
        }
        return new SqlAnswer.Rows(columns, rows, truncated);
    }

    private static List<@Nullable String> row(ResultSet result, int columns) throws SQLException {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            row.add(result.getString(i));
        }
        return row;
    }

    private static int size(@Nullable String value) {
        return value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<SqlAnswer.Column> columns(ResultSetMetaData meta) throws SQLException {
        List<SqlAnswer.Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(
                    new SqlAnswer.Column(meta.getColumnLabel(i), RIGHT_ALIGNED.contains(meta.getColumnTypeName(i))));
        }
        return columns;
    }
}
