package dev.pageturner.bot.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** One reading of the configuration: the environment it sees, and the problems it has met so far. */
final class Reading {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

    /** Stands for the file where there is none. */
    static final String ENVIRONMENT = "environment";

    private final String file;
    private final Map<String, String> environment;
    private final List<Problem> problems = new ArrayList<>();
    private boolean lenient;

    Reading(String file, Map<String, String> environment) {
        this.file = file;
        this.environment = Map.copyOf(environment);
    }

    /** @param lenient a variable that is not set is no problem from now on */
    void lenient(boolean lenient) {
        this.lenient = lenient;
    }

    boolean isLenient() {
        return lenient;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void problem(Node at, String sentence) {
        // What is missing altogether has no place in the file: its beginning stands for it.
        String line =
                at.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse(file.equals(ENVIRONMENT) ? "" : ":1");
        problems.add(new Problem(file + line, sentence));
    }

    void problem(String sentence) {
        problems.add(new Problem(ENVIRONMENT, sentence));
    }

    /** A variable that is set and not empty. */
    Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Fills in {@code ${NAME}} and {@code ${NAME:-otherwise}}. */
    String filled(Node at, String text) {
        Matcher references = REFERENCE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (references.find()) {
            references.appendReplacement(filled, Matcher.quoteReplacement(value(at, references.group(1))));
        }
        return references.appendTail(filled).toString();
    }

    private String value(Node at, String reference) {
        Matcher parts = NAME.matcher(reference);
        if (!parts.matches()) {
            problem(at, "\"${" + reference + "}\" is no reference; write ${NAME} or ${NAME:-otherwise}");
            return "";
        }
        String set = environment(parts.group(1)).orElse(null);
        if (set != null) {
            return set;
        }
        if (parts.group(2) == null && lenient) {
            return "";
        }
        if (parts.group(2) == null) {
            problem(
                    at,
                    "the environment variable " + parts.group(1) + " is not set; set it, or write ${" + parts.group(1)
                            + ":-otherwise} if it may be missing");
            return "";
        }
        return parts.group(2);
    }
}
