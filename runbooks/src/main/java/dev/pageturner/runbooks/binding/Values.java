package dev.pageturner.runbooks.binding;

import dev.pageturner.runbooks.Placeholder;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value of each type may look like. */
final class Values {
    private static final int MAX_LENGTH = 512;
    private static final Pattern OBJECT = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern REVISION = Pattern.compile("\\d{1,9}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6}(\\.\\d{1,3})?(ms|[smhdw])){1,4}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?([EPTGMk]|[EPTGMK]i|m)?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:/@+-]*");

    private Values() {}

    /**
     * Why the value does not fit, as a sentence.
     *
     * @param free true where text is quoted before it is used
     */
    static Optional<String> problem(Placeholder placeholder, String value, boolean free) {
        String shown = "`" + shortened(value) + "`";
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("The value for " + placeholder.spelling()
                    + " is empty, too long or has line breaks in it. Write one short line.");
        }
        if (value.startsWith("-")) {
            return Optional.of(shown + " begins with a dash and could be taken for a flag. Write the value for "
                    + placeholder.spelling() + " without it.");
        }
        return fits(placeholder.type(), value, free)
                ? Optional.empty()
                : Optional.of(
                        shown + " does not fit " + placeholder.spelling() + ": " + wanted(placeholder.type()) + ".");
    }

    private static boolean fits(Placeholder.Type type, String value, boolean free) {
        return switch (type) {
            case POD, NODE, DEPLOYMENT -> OBJECT.matcher(value).matches();
            case NAMESPACE, CONTAINER -> LABEL.matcher(value).matches();
            case REVISION -> REVISION.matcher(value).matches();
            case DURATION -> DURATION.matcher(value).matches();
            case NUMBER -> NUMBER.matcher(value).matches();
            case QUANTITY -> QUANTITY.matcher(value).matches();
            case TEXT -> free || PLAIN.matcher(value).matches();
        };
    }

    private static String wanted(Placeholder.Type type) {
        return switch (type) {
            case POD -> "the name of a pod has lower-case letters, digits, dashes and dots";
            case NODE -> "the name of a node has lower-case letters, digits, dashes and dots";
            case DEPLOYMENT -> "the name of a deployment has lower-case letters, digits, dashes and dots";
            case NAMESPACE -> "the name of a namespace has lower-case letters, digits and dashes";
            case CONTAINER -> "the name of a container has lower-case letters, digits and dashes";
            case REVISION -> "a revision is a whole number, such as 3";
            case DURATION -> "a duration looks like 30s, 5m or 1h30m";
            case NUMBER -> "a number is needed, such as 3";
            case QUANTITY -> "a quantity looks like 500m, 2 or 512Mi";
            case TEXT -> "letters, digits and . _ : / @ + - are possible here";
        };
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ").replace('`', '\'');
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }
}
