package dev.pageturner.commands.alertmanager;

import dev.pageturner.commands.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The matchers of a command line: as many as there are, and each as Alertmanager takes it. */
final class Matchers {
    /** A value in quotes may hold anything but an unescaped quote, one without no quote at all. */
    private static final Pattern MATCHER = Pattern.compile(
            "(?s)\\s*[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(=~|!~|!=|=)\\s*(\"(\\\\.|[^\"\\\\])*\"|(\\\\.|[^\"\\\\])*\\\\?)\\s*");

    private Matchers() {}

    static List<String> of(Invocation invocation) {
        List<String> matchers = split(invocation.argument("matchers", ""));
        // As amtool has it, the first one may be the name of an alert alone.
        if (!matchers.isEmpty() && !MATCHER.matcher(matchers.get(0)).matches()) {
            matchers.set(
                    0, "alertname=\"" + matchers.get(0).replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        return matchers;
    }

    /** At the blanks outside of quotes. */
    private static List<String> split(String joined) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == ' ' && !quoted) {
                add(parts, part);
                continue;
            }
            part.append(c);
            if (c == '\\' && i + 1 < joined.length()) {
                part.append(joined.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        add(parts, part);
        return parts;
    }

    private static void add(List<String> parts, StringBuilder part) {
        if (part.length() > 0) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }
}
