package dev.pageturner.commands.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Indented lines whose tab-separated cells are aligned with their neighbours above and below, as Go's tabwriter does for
 * {@code kubectl describe}: a column ends where a line does not have it.
 */
public final class Sheet {
    private static final int GAP = 2;

    private final StringBuilder done = new StringBuilder();
    private final List<String[]> lines = new ArrayList<>();

    /** @param level indentation, two spaces each */
    public Sheet line(int level, String text) {
        lines.add(("  ".repeat(level) + text).split("\t", -1));
        return this;
    }

    /** {@code Key:   value}. */
    public Sheet fact(int level, String key, Object value) {
        return line(level, key + ":\t" + value);
    }

    /** What follows is aligned by itself. */
    public Sheet part() {
        print();
        return this;
    }

    public String print() {
        int[][] widths = new int[lines.size()][];
        for (int i = 0; i < lines.size(); i++) {
            widths[i] = new int[lines.get(i).length - 1];
        }
        for (int column = 0; ; column++) {
            if (!measure(column, widths)) {
                break;
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i);
            for (int column = 0; column < cells.length; column++) {
                done.append(cells[column]);
                if (column < cells.length - 1) {
                    done.append(" ".repeat(widths[i][column] - length(cells[column])));
                }
            }
            done.append('\n');
        }
        lines.clear();
        return done.toString();
    }

    /** @return false when no line has that column */
    private boolean measure(int column, int[][] widths) {
        boolean any = false;
        int start = 0;
        while (start < widths.length) {
            if (widths[start].length <= column) {
                start++;
                continue;
            }
            any = true;
            int end = start;
            int widest = 0;
            while (end < widths.length && widths[end].length > column) {
                widest = Math.max(widest, length(lines.get(end)[column]));
                end++;
            }
            for (int i = start; i < end; i++) {
                widths[i][column] = widest + GAP;
            }
            start = end;
        }
        return any;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
