package dev.pageturner.runbooks.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code **Symptoms**: text}, {@code **Symptoms:** text}, {@code **Symptoms**} alone on its line, {@code Symptoms:}.
 *
 * @param name without marks and colon
 * @param rest what follows on the same line, as Markdown
 * @param bold whether the author set it in bold
 */
public record Label(String name, String rest, boolean bold) {
    private static final int LONGEST = 80;

    private static final Pattern BOLD =
            Pattern.compile("^(?:\\*\\*|__)([^*_\\n]{1,80}?)(:?)(?:\\*\\*|__)\\s*(:?)\\s*(.*)$");
    private static final Pattern BARE = Pattern.compile("^([\\p{L}][\\p{L} /'-]{1,60}):(?:\\s+(.*))?$");

    /** The label that begins a line, if one does. */
    public static Optional<Label> of(String line) {
        String text = line.strip();
        boolean marked = text.startsWith("**") || text.startsWith("__");
        if (!marked) {
            return text.indexOf(':') < 0 ? Optional.empty() : bare(text);
        }
        Matcher bold = BOLD.matcher(text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text);
        if (bold.matches()) {
            boolean colon = !bold.group(2).isEmpty() || !bold.group(3).isEmpty();
            String rest = text.substring(bold.start(4));
            return colon || rest.isBlank()
                    ? Optional.of(new Label(bold.group(1).strip(), rest, true))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Label> bare(String text) {
        Matcher bare = BARE.matcher(text);
        if (bare.matches()) {
            String rest = bare.group(2) == null ? "" : bare.group(2);
            return Optional.of(new Label(bare.group(1).strip(), rest, false));
        }
        return Optional.empty();
    }

    /** Each label of a paragraph that has one to a line. */
    static List<Label> all(String paragraph) {
        List<Label> labels = new ArrayList<>();
        paragraph.lines().forEach(line -> of(line).ifPresent(labels::add));
        return labels;
    }

    /** Lower case, for comparisons. */
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}
