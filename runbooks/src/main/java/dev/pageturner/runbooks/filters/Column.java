package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** column -t: lines up the columns of a table. */
final class Column implements Filter {
    /** From and to, of Unicode's East Asian Width W and F. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}
    };

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
        int padded = rows.stream().mapToInt(List::size).max().orElse(1) - 1;
        if (rows.stream().flatMap(row -> row.stream().limit(padded)).anyMatch(cell -> cell.indexOf('\t') >= 0)) {
            throw new FilterException("`column` cannot line up what holds tabs");
        }
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

    private static int width(String cell) {
        return cell.codePoints().map(Column::width).sum();
    }

    /** As terminals have it: none of what is drawn over something else, two of what East Asian scripts and pictures take. */
    private static int width(int character) {
        int type = Character.getType(character);
        boolean none = Character.isISOControl(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
        return none ? 0 : isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        for (int[] range : WIDE) {
            if (character >= range[0] && character <= range[1]) {
                return true;
            }
        }
        return false;
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
