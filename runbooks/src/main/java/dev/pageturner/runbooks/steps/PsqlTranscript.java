package dev.pageturner.runbooks.steps;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of a session with psql: what stands behind its prompts was typed, the rest was answered. */
final class PsqlTranscript {
    private static final Pattern PRIMARY = Pattern.compile("[ \\t]*([\\w-]+)=\\*?[#>] ?.*");
    private static final Pattern TYPED = Pattern.compile(
            "(?i)[ \\t]*[\\w-]+=\\*?[#>] (?:\\\\|(?:SELECT|WITH|SHOW|TABLE|VALUES|EXPLAIN|INSERT|UPDATE|DELETE|ALTER|CREATE|DROP|SET|BEGIN)\\b).*");

    private PsqlTranscript() {}

    /** The name of the database in the prompt of the first line that is no comment; empty when it has none. */
    private static Optional<String> database(String text) {
        return firstLine(text).map(PRIMARY::matcher).filter(Matcher::matches).map(prompt -> prompt.group(1));
    }

    /** True when the block cannot be anything else. */
    static boolean isCertain(String text) {
        return firstLine(text).filter(line -> TYPED.matcher(line).matches()).isPresent();
    }

    private static Optional<String> firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("--"))
                .findFirst();
    }

    /** The same text with blanks instead of prompts and answers, so that no offset moves. */
    static String typed(String text) {
        Optional<String> database = database(text);
        if (database.isEmpty()) {
            return text;
        }
        Pattern prompt = Pattern.compile("[ \\t]*" + Pattern.quote(database.get()) + "[=('\"$*^-]\\*?[#>](?: |$)");
        StringBuilder typed = new StringBuilder(text.length());
        boolean open = false;
        for (String line : text.split("(?<=\n)")) {
            Matcher found = prompt.matcher(line.stripTrailing());
            String kept = found.lookingAt() ? line.substring(Math.min(line.length(), found.end())) : line;
            boolean spoken = found.lookingAt() || open || line.stripLeading().startsWith("--");
            typed.append(" ".repeat(line.length() - kept.length()))
                    .append(spoken ? kept : kept.replaceAll("[^\n]", " "));
            if (spoken && !kept.isBlank()) {
                String end = kept.strip();
                open = !end.endsWith(";") && !end.startsWith("\\") && !end.startsWith("--");
            }
        }
        return typed.toString();
    }
}
