package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.List;

/** Lines of a text; the last one may miss its newline. */
final class Lines {
    private Lines() {}

    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                end = text.length();
            }
            lines.add(text.substring(at, end));
            at = end + 1;
        }
        return lines;
    }

    static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
