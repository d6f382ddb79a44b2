package dev.pageturner.runbooks.filters;

import java.util.List;

/** Prints hits with the lines around them. */
final class GrepContext {
    private GrepContext() {}

    static String print(List<String> lines, List<Integer> hits, Options options) {
        int around = options.number('C', 0);
        int after = options.number('A', around);
        int before = options.number('B', around);
        boolean separated = options.has('A') || options.has('B') || options.has('C');
        boolean numbered = options.has('n');
        StringBuilder out = new StringBuilder();
        int printed = -1;
        for (int i = 0; i < hits.size(); i++) {
            int hit = hits.get(i);
            int first = Math.max(printed + 1, hit - before);
            if (separated && printed >= 0 && first > printed + 1) {
                out.append("--\n");
            }
            int next = i + 1 < hits.size() ? hits.get(i + 1) : Integer.MAX_VALUE;
            int last = (int) Math.min(Math.min((long) hit + after, lines.size() - 1L), next - 1L);
            for (int line = first; line <= last; line++) {
                out.append(numbered ? (line + 1) + (line == hit ? ":" : "-") : "")
                        .append(lines.get(line))
                        .append('\n');
            }
            printed = Math.max(last, hit);
        }
        return out.toString();
    }
}
