package dev.pageturner.commands.print;

import java.util.ArrayList;
import java.util.List;

/** Columns as kubectl aligns them: three spaces apart, nothing after the last one. */
public final class TextTable {
    private static final int NARROWEST = 6;

    private final int gap;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable() {
        this(3);
    }

    /** @param gap spaces between two columns */
    public TextTable(int gap) {
        this.gap = gap;
    }

    public TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** A line end after each row. */
    public String print() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            // As in Go's tabwriter the last cell of a row belongs to no column.
            for (int i = 0; i < row.size() - 1; i++) {
                widths[i] = Math.max(widths[i], Math.max(length(row.get(i)) + gap, gap == 3 ? NARROWEST : 0));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                out.append(cell);
                if (i < row.size() - 1) {
                    out.append(" ".repeat(widths[i] - length(cell)));
                }
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
