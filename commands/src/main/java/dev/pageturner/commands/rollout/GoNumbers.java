package dev.pageturner.commands.rollout;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as Go's {@code strconv.ParseInt(text, 10, 64)} takes them: ASCII digits only, which Java's own does not insist on. */
final class GoNumbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");

    private GoNumbers() {}

    static Optional<Long> parseInt(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
