package dev.pageturner.commands.print;

import java.util.ArrayList;
import java.util.List;

/** Two texts compared line by line, as {@code diff -u} shows it, without the file header. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 4_000;

    /** @param mark ' ' in both, '-' only before, '+' only after */
    private record Line(char mark, String text) {}

    private UnifiedDiff() {}

    /** Empty when the texts are equal. */
    public static String of(String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        if (a.size() > MOST_LINES || b.size() > MOST_LINES) {
            return "@@ too long to compare: " + a.size() + " and " + b.size() + " lines @@\n";
        }
        return hunks(lines(a, b));
    }

    /** The shortest way from one to the other, by the longest common subsequence. */
    private static List<Line> lines(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                lines.add(new Line(' ', a.get(i++)));
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', a.get(i++)));
            } else {
                lines.add(new Line('+', b.get(j++)));
            }
        }
        return lines;
    }

    private static String hunks(List<Line> lines) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < lines.size()) {
            int first = nextChange(lines, from);
            if (first < 0) {
                break;
            }
            int last = first;
            for (int next = first; next >= 0 && next - last <= 2 * CONTEXT; next = nextChange(lines, next + 1)) {
                last = next;
            }
            int start = Math.max(from, first - CONTEXT);
            int end = Math.min(lines.size(), last + CONTEXT + 1);
            hunk(lines, start, end, out);
            from = end;
        }
        return out.toString();
    }

    private static int nextChange(List<Line> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).mark() != ' ') {
                return i;
            }
        }
        return -1;
    }

    private static void hunk(List<Line> lines, int start, int end, StringBuilder out) {
        out.append("@@ -")
                .append(range(lines, start, end, '+'))
                .append(" +")
                .append(range(lines, start, end, '-'))
                .append(" @@\n");
        lines.subList(start, end)
                .forEach(line -> out.append(line.mark()).append(line.text()).append('\n'));
    }

    private static String range(List<Line> lines, int start, int end, char other) {
        long before = lines.subList(0, start).stream()
                .filter(line -> line.mark() != other)
                .count();
        long length = lines.subList(start, end).stream()
                .filter(line -> line.mark() != other)
                .count();
        return (length == 0 ? before : before + 1) + "," + length;
    }
}
