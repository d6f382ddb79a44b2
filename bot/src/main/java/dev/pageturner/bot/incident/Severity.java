package dev.pageturner.bot.incident;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How bad an alert is, by its severity label: teams use different words for the same. */
public final class Severity {
    /** The worst first; a word that is not here stands between warning and info. */
    private static final List<List<String>> WORST_FIRST = List.of(
            List.of("critical", "page", "emergency", "fatal", "sev1", "p1", "disaster"),
            List.of("error", "high", "major", "sev2", "p2"),
            List.of("warning", "warn", "medium", "minor", "sev3", "p3", "ticket"),
            List.of(),
            List.of("info", "low", "notice", "none", "sev4", "p4"));

    private static final int UNKNOWN = 3;

    private Severity() {}

    /** 0 is the worst. */
    public static int rank(Map<String, String> labels) {
        String word = labels.getOrDefault("severity", "").toLowerCase(Locale.ROOT);
        for (int rank = 0; rank < WORST_FIRST.size(); rank++) {
            if (WORST_FIRST.get(rank).contains(word)) {
                return rank;
            }
        }
        return UNKNOWN;
    }
}
