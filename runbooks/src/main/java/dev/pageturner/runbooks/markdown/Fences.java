package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Closes code fences that their author forgot to close. Markdown itself would swallow every heading that follows, and
 * with them the scenarios that alerts point at; a heading after a blank line ends the block instead.
 */
final class Fences {
    private static final Pattern FENCE = Pattern.compile("^(?:[ >]|[-*+] |\\d{1,9}[.)] ){0,20}+(`{3,}|~{3,})([^`]*)$");
    private static final Pattern HEADING = Pattern.compile("^#{2,6} +\\S.*");

    private Fences() {}

    /** The line as a fence: its marks are the first group, what follows them the second. */
    private static @Nullable Matcher asFence(String line) {
        if (!line.contains("```") && !line.contains("~~~")) {
            return null;
        }
        Matcher matcher = FENCE.matcher(line);
        return matcher.matches() ? matcher : null;
    }

    static void mend(String file, List<String> lines, List<Problem> problems) {
        Open open = null;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            boolean swallowsHeading = open != null && open.heading >= 0 && open.ends(line, at == lines.size() - 1);
            if (open != null && swallowsHeading) {
                lines.set(open.heading - 1, open.fence);
                problems.add(Problem.minor(
                        file,
                        open.line + 1,
                        "This code block is never closed. It was taken to end before the heading in line "
                                + (open.heading + 1) + "; close it with " + open.fence + "."));
                at = open.heading;
                open = null;
                continue;
            }
            open = open == null ? Open.at(line, at) : open.after(lines, at);
        }
    }

    /** @param heading the first line that looks like a heading after a blank one, or -1 */
    private record Open(String fence, int line, int heading, boolean nests) {
        static @Nullable Open at(String line, int at) {
            Matcher matcher = asFence(line);
            if (matcher == null) {
                return null;
            }
            String info = matcher.group(2).strip();
            return new Open(matcher.group(1), at, -1, info.startsWith("markdown") || info.startsWith("md"));
        }

        @Nullable
        Open after(List<String> lines, int at) {
            String line = lines.get(at);
            if (closes(line)) {
                return null;
            }
            boolean afterBlank =
                    heading < 0 && at - 1 > this.line && lines.get(at - 1).isBlank();
            return afterBlank && HEADING.matcher(line).matches() ? new Open(fence, this.line, at, nests) : this;
        }

        /** True when the block cannot have been meant to go on: another one opens inside it, or the file ends. */
        boolean ends(String line, boolean last) {
            if (nests || closes(line)) {
                return false;
            }
            Matcher matcher = asFence(line);
            boolean opensAnother = matcher != null
                    && matcher.group(1).charAt(0) == fence.charAt(0)
                    && !matcher.group(2).isBlank();
            return opensAnother || last;
        }

        private boolean closes(String line) {
            Matcher matcher = asFence(line);
            return matcher != null
                    && matcher.group(1).startsWith(fence)
                    && matcher.group(2).isBlank();
        }
    }
}
