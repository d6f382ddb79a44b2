package dev.pageturner.runbooks.lint;

import java.util.Collection;
import java.util.Locale;

/** Guesses which name was meant. */
final class Nearest {
    private Nearest() {}

    /** The same name in another case, or one that differs by a few letters; empty when there is none. */
    static String to(String name, Collection<String> known) {
        return within(Math.max(2, name.length() / 4), name, known);
    }

    static String within(int far, String name, Collection<String> known) {
        String nearest = "";
        int best = far + 1;
        for (String each : known) {
            if (Math.abs(each.length() - name.length()) < best) {
                int distance = distance(each.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
                if (distance < best || distance == best && each.compareTo(nearest) < 0 && best <= far) {
                    best = distance;
                    nearest = each;
                }
            }
        }
        return nearest;
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int at = 0; at < row.length; at++) {
            row[at] = at;
        }
        for (int at = 1; at <= from.length(); at++) {
            int diagonal = row[0];
            row[0] = at;
            for (int other = 1; other <= to.length(); other++) {
                int change = from.charAt(at - 1) == to.charAt(other - 1) ? 0 : 1;
                int cost = Math.min(Math.min(row[other], row[other - 1]) + 1, diagonal + change);
                diagonal = row[other];
                row[other] = cost;
            }
        }
        return row[to.length()];
    }
}
