package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Instants as the Kubernetes API writes them (whole seconds, UTC), and ages as kubectl prints them. */
public final class Times {
    private Times() {}

    public static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The instant at a path; the epoch when there is none. */
    public static Instant at(JsonNode node, String... path) {
        return parse(Json.text(node, path));
    }

    public static Instant parse(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** An age with two units at most, and only while the second one matters: 90s, 3m20s, 8m, 4h5m, 3d2h, 40d. */
    public static String age(Duration age) {
        long s = age.getSeconds();
        if (s < -1) {
            return "<invalid>";
        }
        if (s < 0) {
            return "0s";
        }
        if (s < 120) {
            return s + "s";
        }
        long m = s / 60;
        if (m < 10) {
            return two(m, "m", s % 60, "s");
        }
        if (m < 180) {
            return m + "m";
        }
        long h = m / 60;
        if (h < 8) {
            return two(h, "h", m % 60, "m");
        }
        if (h < 48) {
            return h + "h";
        }
        return days(h);
    }

    private static String days(long h) {
        if (h < 192) {
            return two(h / 24, "d", h % 24, "h");
        }
        if (h < 24 * 365 * 2) {
            return h / 24 + "d";
        }
        if (h < 24 * 365 * 8) {
            return two(h / 24 / 365, "y", h / 24 % 365, "d");
        }
        return h / 24 / 365 + "y";
    }

    private static String two(long first, String firstUnit, long second, String secondUnit) {
        return first + firstUnit + (second == 0 ? "" : second + secondUnit);
    }
}
