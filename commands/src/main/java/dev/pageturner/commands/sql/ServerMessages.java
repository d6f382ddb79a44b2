package dev.pageturner.commands.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's errors as psql prints them, with the line and a caret under the place. */
final class ServerMessages {
    private ServerMessages() {}

    static String printed(SQLException e, String sql) {
        ServerErrorMessage server = e instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (server == null) {
            return "ERROR:  " + e.getMessage();
        }
        StringBuilder out = new StringBuilder(server.getSeverity() + ":  " + server.getMessage());
        if (server.getPosition() > 0) {
            out.append(place(sql, server.getPosition()));
        }
        append(out, "DETAIL:  ", server.getDetail());
        append(out, "HINT:  ", server.getHint());
        return out.toString();
    }

    private static void append(StringBuilder out, String label, @Nullable String text) {
        if (text != null) {
            out.append('\n').append(label).append(text);
        }
    }

    /** @param position in characters, from 1 */
    private static String place(String sql, int position) {
        if (position > sql.codePointCount(0, sql.length())) {
            return "";
        }
        int at = sql.offsetByCodePoints(0, position - 1);
        int start = sql.lastIndexOf('\n', at - 1) + 1;
        int end = sql.indexOf('\n', at);
        long line = sql.substring(0, start).lines().count() + 1;
        String label = "LINE " + line + ": ";
        String text = sql.substring(start, end < 0 ? sql.length() : end);
        return "\n" + label + text + "\n" + " ".repeat(label.length() + at - start) + "^";
    }
}
