package dev.pageturner.commands.print;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Durations as kubectl shortens them: {@code 45s}, {@code 3m20s}, {@code 5h12m}, {@code 2d3h}, {@code 40d}. */
public final class Age {
    private Age() {}

    /** @param timestamp RFC 3339; {@code <unknown>} for anything else */
    public static String since(String timestamp, Instant now) {
        try {
            return of(Duration.between(Instant.parse(timestamp), now));
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
    }

    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        return inDays(hours);
    }

    private static String inDays(long hours) {
        long days = hours / 24;
        if (hours < 192) {
            return two(days, "d", hours % 24, "h");
        }
        if (days < 730) {
            return days + "d";
        }
        if (days < 2920) {
            return two(days / 365, "y", days % 365, "d");
        }
        return days / 365 + "y";
    }

    private static String two(long first, String unit, long second, String smaller) {
        return second == 0 ? first + unit : first + unit + second + smaller;
    }
}
