package dev.pageturner.bot.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What somebody probably meant. */
final class NearestName {
    private NearestName() {}

    /** The known name with the fewest different letters, if it is near enough to be meant. */
    static Optional<String> of(String typed, List<String> known) {
        return known.stream()
                .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[other.length()];
    }
}
