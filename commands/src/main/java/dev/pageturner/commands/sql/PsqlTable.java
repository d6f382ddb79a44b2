package dev.pageturner.commands.sql;

import dev.pageturner.commands.sql.SqlAnswer.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A result as psql prints it in its aligned format. */
final class PsqlTable {
    private final SqlAnswer.Rows answer;
    private final List<List<List<String>>> cells = new ArrayList<>();
    private final int[] widths;
    private final String title;
    private final boolean counted;

    private PsqlTable(SqlAnswer.Rows answer, String title, boolean counted) {
        this.answer = answer;
        this.title = title;
        this.counted = counted;
        this.widths = new int[answer.columns().size()];
        cells.add(answer.columns().stream().map(column -> lines(column.name())).toList());
        for (List<@Nullable String> row : answer.rows()) {
            cells.add(row.stream().map(PsqlTable::lines).toList());
        }
        for (List<List<String>> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(
                        widths[i],
                        row.get(i).stream().mapToInt(PsqlTable::width).max().orElse(0));
            }
        }
    }

    static String print(SqlAnswer.Rows answer) {
        return of(answer).print();
    }

    static PsqlTable of(SqlAnswer.Rows answer) {
        return new PsqlTable(answer, "", true);
    }

    /** With a line above it, over its middle. */
    PsqlTable titled(String other) {
        return new PsqlTable(answer, other, counted);
    }

    /** Without the number of its rows. */
    PsqlTable uncounted() {
        return new PsqlTable(answer, title, false);
    }

    String print() {
        StringBuilder out = new StringBuilder();
        if (!title.isEmpty()) {
            int whole = Arrays.stream(widths).map(width -> width + 3).sum() - 1;
            out.append(" ".repeat(Math.max(0, (whole - width(title)) / 2)))
                    .append(title)
                    .append('\n');
        }
        if (widths.length > 0) {
            row(out, cells.get(0), true);
            out.append(Arrays.stream(widths).mapToObj(w -> "-".repeat(w + 2)).collect(Collectors.joining("+")))
                    .append('\n');
        }
        cells.stream().skip(1).forEach(row -> row(out, row, false));
        if (counted || answer.truncated()) {
            out.append(footer()).append('\n');
        }
        return out.toString();
    }

    private String footer() {
        int count = answer.rows().size();
        return "(" + count + (count == 1 ? " row" : " rows") + (answer.truncated() ? "; there are more" : "") + ")";
    }

    /** A value with line breaks takes several lines; each but its last ends in a plus sign. */
    private void row(StringBuilder out, List<List<String>> row, boolean header) {
        int height = row.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < height; line++) {
            for (int i = 0; i < widths.length; i++) {
                boolean last = i == widths.length - 1;
                List<String> cell = row.get(i);
                String text = line < cell.size() ? cell.get(line) : "";
                boolean goesOn = line + 1 < cell.size();
                out.append(i == 0 ? " " : "| ");
                pad(out, text, i, header, last && !goesOn && !header);
                out.append(goesOn ? "+" : last && !header ? "" : " ");
            }
            out.append('\n');
        }
    }

    private void pad(StringBuilder out, String text, int i, boolean header, boolean open) {
        int space = widths[i] - width(text);
        Column column = answer.columns().get(i);
        int left = header ? space / 2 : column.rightAligned() ? space : 0;
        out.append(" ".repeat(left)).append(text).append(" ".repeat(open ? 0 : space - left));
    }

    private static List<String> lines(@Nullable String value) {
        if (value == null) {
            return List.of("");
        }
        return Arrays.stream(value.split("\n", -1)).map(PsqlTable::visible).toList();
    }

    private static String visible(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                out.append(" ".repeat(8 - out.length() % 8));
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c < 0x20 || c == 0x7f) {
                out.append(String.format("\\x%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Columns on a terminal: combining marks take none, East Asian wide characters two. */
    private static int width(String text) {
        return text.codePoints().map(PsqlTable::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (codePoint >= 0x1100 && codePoint <= 0x115f)
                || (codePoint >= 0x2e80 && codePoint <= 0xa4cf && codePoint != 0x303f)
                || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
                || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
                || (codePoint >= 0xff00 && codePoint <= 0xff60)
                || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
                || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
                || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
