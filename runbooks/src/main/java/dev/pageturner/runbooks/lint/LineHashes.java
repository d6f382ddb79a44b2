package dev.pageturner.runbooks.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hash of the hundred characters from each line on, blanks left out, and how often it has come up: what GitHub's own upload
 * computes when a report has none. The same numbers either way keep an alert the same one.
 */
final class LineHashes {
    private static final int WINDOW = 100;
    private static final long FACTOR = 37;
    /** Stands for the end of the file. */
    private static final int END = 65_535;

    private final List<String> hashes = new ArrayList<>();

    private LineHashes() {}

    /** @return for a line that is not there, that of the last one */
    String of(int line) {
        return hashes.get(Math.min(line, hashes.size()) - 1);
    }

    /** @param text with any line ends */
    static LineHashes of(String text) {
        LineHashes lines = new LineHashes();
        List<Integer> starts = new ArrayList<>();
        int[] kept = kept(text, starts);
        long leaving = 1;
        for (int i = 0; i < WINDOW; i++) {
            leaving *= FACTOR;
        }
        long hash = 0;
        int line = 0;
        Map<Long, Integer> seen = new HashMap<>();
        // The hash at a line's start covers the characters that follow, so it is known a window later.
        for (int at = 0; at < kept.length + WINDOW && line < starts.size(); at++) {
            if (at == starts.get(line) + WINDOW) {
                lines.hashes.add(Long.toHexString(hash) + ":" + seen.merge(hash, 1, Integer::sum));
                line++;
            }
            long entering = at < kept.length ? kept[at] : 0;
            hash = FACTOR * hash + entering - leaving * (at < WINDOW ? 0 : kept[at - WINDOW]);
        }
        return lines;
    }

    private static int[] kept(String text, List<Integer> starts) {
        String even = text.replace("\r\n", "\n").replace('\r', '\n') + (char) END;
        int[] kept = even.chars().filter(c -> c != ' ' && c != '\t').toArray();
        for (int at = 0; at < kept.length; at++) {
            if (at == 0 || kept[at - 1] == '\n') {
                starts.add(at);
            }
        }
        return kept;
    }
}
