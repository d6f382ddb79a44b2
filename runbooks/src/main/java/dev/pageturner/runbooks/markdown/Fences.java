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
            if (open != null && open.end >= 0 && open.swallows(line, at == lines.size() - 1)) {
                lines.set(open.end, open.indent() + open.fence);
                problems.add(Problem.minor(file, open.line + 1, open.complaint()));
                at = open.end;
                open = null;
                continue;
            }
            open = open == null ? Open.at(line, at) : open.after(lines, at);
        }
    }

    /**
     * @param before what stands before the fence, such as the mark of a list
     * @param end the line that had better close it, or -1: a blank one before what looks like a heading, or a fence that is too short
     * @param tooShort true when that line was meant to close it
     */
    private record Open(String before, String fence, int line, int end, boolean tooShort, boolean nests) {
        static @Nullable Open at(String line, int at) {
            Matcher matcher = asFence(line);
            if (matcher == null) {
                return null;
            }
            String info = matcher.group(2).strip();
            boolean nests = info.startsWith("markdown") || info.startsWith("md");
            return new Open(line.substring(0, matcher.start(1)), matcher.group(1), at, -1, false, nests);
        }

        @Nullable
        Open after(List<String> lines, int at) {
            String line = lines.get(at);
            if (closes(line)) {
                return null;
            }
            if (end < 0 && isTooShort(line)) {
                return new Open(before, fence, this.line, at, true, nests);
            }
            boolean afterBlank =
                    end < 0 && at - 1 > this.line && lines.get(at - 1).isBlank();
            return afterBlank && HEADING.matcher(line).matches()
                    ? new Open(before, fence, this.line, at - 1, false, nests)
                    : this;
        }

        private boolean isTooShort(String line) {
            return line.endsWith(fence.substring(1)) && line.strip().equals(fence.substring(1));
        }

        /** True when the block cannot have been meant to go on: another one opens inside it, or the file ends. */
        boolean swallows(String line, boolean last) {
            if (nests || closes(line)) {
                return false;
            }
            Matcher matcher = asFence(line);
            boolean opensAnother = matcher != null
                    && matcher.group(1).charAt(0) == fence.charAt(0)
                    && !matcher.group(2).isBlank();
            return opensAnother || last;
        }

        /** Inside a list or a quote, a fence at the margin would open a block of its own. */
        String indent() {
            return before.replaceAll("[^ >]", " ");
        }

        String complaint() {
            return "This code block is never closed. It was taken to end "
                    + (tooShort
                            ? "in line " + (end + 1) + ", whose fence is too short"
                            : "before the heading in line " + (end + 2))
                    + "; close it with " + fence + ".";
        }

        private boolean closes(String line) {
            Matcher matcher = asFence(line);
            return matcher != null
                    && matcher.group(1).startsWith(fence)
                    && matcher.group(2).isBlank();
        }
    }
}
