package dev.pageturner.commands.alertmanager;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns two spaces apart as Go's tabwriter lines them up: a tab ends a cell, and a column is as wide as the widest of its
 * cells that stand below each other without a gap. A summary with line breaks or tabs in it therefore starts new ones.
 */
final class Columns {
    private static final int GAP = 2;

    private final List<List<String>> lines = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    void row(List<String> cells) {
        for (String line : (String.join("\t", cells) + "\t").split("[\n\f]", -1)) {
            lines.add(List.of(line.split("[\t\u000b]", -1)));
        }
    }

    String print() {
        out.setLength(0);
        format(0, lines.size());
        return out.toString();
    }

    private void format(int from, int to) {
        int column = widths.size();
        int at = from;
        int printed = from;
        while (at < to) {
            if (!hasCell(at, column)) {
                at++;
                continue;
            }
            write(printed, at);
            int end = at;
            int width = 0;
            while (end < to && hasCell(end, column)) {
                width = Math.max(width, length(lines.get(end).get(column)) + GAP);
                end++;
            }
            widths.add(width);
            format(at, end);
            widths.remove(column);
            at = end;
            printed = end;
        }
        write(printed, to);
    }

    /** What stands behind the last tab of a line belongs to no column. */
    private boolean hasCell(int line, int column) {
        return column < lines.get(line).size() - 1;
    }

    private void write(int from, int to) {
        for (List<String> line : lines.subList(from, to)) {
            for (int i = 0; i < line.size(); i++) {
                out.append(line.get(i));
                if (i < widths.size()) {
                    out.append(" ".repeat(Math.max(0, widths.get(i) - length(line.get(i)))));
                }
            }
            out.append('\n');
        }
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
