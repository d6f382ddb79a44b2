package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** column -t: lines up the columns of a table. */
final class Column implements Filter {
    private final String separators;
    private final boolean greedy;

    private Column(String separators, boolean greedy) {
        this.separators = separators;
        this.greedy = greedy;
    }

    static Column of(List<String> arguments) {
        Options options = new Options("column", "t", "s", Map.of("table", 't', "separator", 's'))
                .read(arguments)
                .withoutFiles();
        if (!options.has('t')) {
            throw new FilterException("`column` has to be given -t here");
        }
        return new Column(options.value('s', " \t"), !options.has('s'));
    }

    @Override
    public String apply(String text) {
        List<List<String>> rows = Lines.of(text).stream()
                .filter(line -> !line.isBlank())
                .map(this::cells)
                .toList();
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = width(row.get(i));
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        return Lines.joined(rows.stream().map(row -> line(row, widths)).toList());
    }

    /** Characters without a width of their own do not count. */
    private static int width(String cell) {
        return (int) cell.codePoints().filter(c -> !Character.isISOControl(c)).count();
    }

    private List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        if (greedy) {
            StringTokenizer tokens = new StringTokenizer(line, separators);
            while (tokens.hasMoreTokens()) {
                cells.add(tokens.nextToken());
            }
            return cells;
        }
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || separators.indexOf(line.charAt(i)) >= 0) {
                cells.add(line.substring(start, i));
                start = i + 1;
            }
        }
        return cells;
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            out.append(cell);
            if (i + 1 < widths.size()) {
                out.append(" ".repeat(widths.get(i) - width(cell) + 2));
            }
        }
        return out.toString().replaceFirst(" +$", "");
    }
}
