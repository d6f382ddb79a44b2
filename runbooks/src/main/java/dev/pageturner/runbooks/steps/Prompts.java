package dev.pageturner.runbooks.steps;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prompts of terminals, which authors copy along with their commands. */
final class Prompts {
    private static final Pattern PROMPT = Pattern.compile(
            "^[ \\t]*(?:\\$|%|❯|➜|»)[ \\t]+(?=\\S)"
                    + "|^[ \\t]*\\[?[\\w.-]+@[\\w.-]+[^\\n$#%>]{0,60}?\\]?[$#%>][ \\t]+(?=\\S)"
                    + "|^[ \\t]*(?:sh|bash)-[\\d.]+[$#][ \\t]+(?=\\S)"
                    + "|^[ \\t]*\\[[A-Za-z][\\w -]{0,30}][$#][ \\t]+(?=\\S)|^[ \\t]*:?~[\\w/.-]{0,40}[ \\t]?[$#][ \\t]+(?=\\S)"
                    + "|^[ \\t]*/ #[ \\t]+(?=\\S)"
                    + "|^[ \\t]*(?:#|>)[ \\t]+(?=(?:kubectl|oc|curl|psql|helm|docker|etcdctl|crictl|systemctl|journalctl|sysctl|lsof)[ \\t])");
    private static final Pattern DOLLAR = Pattern.compile(
            "(?m)^[ \\t]*(?:\\$|❯|➜)[ \\t]+\\S|^[ \\t]*\\[[A-Za-z][\\w -]{0,30}][$#][ \\t]+\\S|^[ \\t]*:?~[\\w/.-]{0,40}[ \\t]?[$#][ \\t]+\\S|^[ \\t]*\\[?[\\w.-]+@[\\w.-]+[^\\n$#%>]{0,60}?\\]?[$#%>][ \\t]+\\S");
    private static final Pattern CONTINUATION = Pattern.compile("(?m)^> (?=\\S)");

    private static final String MARKS = "$%#>❯➜»";

    private Prompts() {}

    /** True when the block is a copy of a terminal: then lines without a prompt are output. */
    static boolean isTerminal(String text) {
        return hasMark(text) && DOLLAR.matcher(text).find();
    }

    /** The length of the prompt that the line begins with, else 0. */
    static int length(String line) {
        if (!hasMark(line)) {
            return 0;
        }
        Matcher prompt = PROMPT.matcher(line);
        return prompt.find() ? prompt.end() : 0;
    }

    /** Every prompt ends with one of these, and most lines have none. */
    private static boolean hasMark(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (MARKS.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The same text with spaces instead of the prompts of continued lines, so that no offset moves. */
    static String withoutContinuations(String text) {
        return CONTINUATION.matcher(text).replaceAll("  ");
    }
}
