package dev.pageturner.commands.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What psql calls a pattern: {@code name}, {@code schema.name}, with {@code *} and {@code ?}; lower case unless in double
 * quotes, in which everything means itself. It only ever reaches the database as the value of a parameter.
 *
 * @param text as it was written
 * @param schema a regular expression of PostgreSQL; null when none was written
 * @param name a regular expression of PostgreSQL
 */
record NamePattern(String text, @Nullable String schema, String name) {
    private static final String SPECIAL = "|()[]{}.+^$\\*?";
    private static final int MAX_LENGTH = 200;

    /** Empty when it is not one name, with or without its schema. */
    static Optional<NamePattern> of(String text) {
        List<StringBuilder> parts = new ArrayList<>(List.of(new StringBuilder()));
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            StringBuilder part = parts.get(parts.size() - 1);
            if (c == '"') {
                boolean twice = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (twice) {
                    part.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted) {
                part.append(SPECIAL.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
            } else if (c == '.') {
                parts.add(new StringBuilder());
            } else if (isOdd(c)) {
                return Optional.empty();
            } else {
                part.append(unquoted(c));
            }
        }
        boolean whole = !quoted && parts.size() <= 2 && text.length() <= MAX_LENGTH;
        return whole
                ? Optional.of(new NamePattern(text, schema(parts), whole(parts.get(parts.size() - 1))))
                : Optional.empty();
    }

    /** Outside of quotes these end the argument or are worked out by psql first. */
    private static boolean isOdd(char c) {
        return Character.isWhitespace(c) || "'`\\:;|".indexOf(c) >= 0;
    }

    private static String unquoted(char c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            case '$' -> "\\$";
            default -> String.valueOf(c).toLowerCase(Locale.ROOT);
        };
    }

    private static @Nullable String schema(List<StringBuilder> parts) {
        return parts.size() == 2 ? whole(parts.get(0)) : null;
    }

    private static String whole(StringBuilder expression) {
        return "^(" + expression + ")$";
    }
}
