package dev.pageturner.runbooks.collections;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A second opinion on a command, from its text alone and by rules that share nothing with the classifier: lists of words. It
 * counts what is left by hand although it only reads, and looks for changes among what is called a read.
 */
final class RoughReading {
    /** What a command is for the figures; of several that fit, the last one counts. */
    enum Sort {
        /** Asks the cluster, Prometheus, a database or an address, maybe with filters behind it: what buttons are for. */
        READS,
        /** Reads, but a shell has to work something out first or writes a file: substitutions, loops, downloads. */
        NEEDS_A_SHELL,
        /** Runs in a container, on a node, on the author's machine, as somebody else or with the author's login. */
        ELSEWHERE,
        /** Would show the contents of a Secret, or carries a login. */
        SECRET,
        CHANGES
    }

    private static final String ANY = "(?s).*";
    private static final Set<String> KUBECTL = Set.of("kubectl", "oc", "k");
    private static final Set<String> FILTERS = Set.of(
            "grep", "egrep", "fgrep", "head", "tail", "sort", "uniq", "wc", "cut", "tr", "awk", "column", "jq", "less",
            "more", "cat", "sed");
    private static final Pattern SCOPE =
            Pattern.compile("^(?:(?:-n|--namespace|--context)[ =]?\\S+\\s+|--\\S+=\\S+\\s+|-n\\S+\\s+)*");
    private static final Pattern KUBECTL_READS =
            words("get|describe|logs?|events|(?:adm )?top|rollout (?:status|history)|auth can-i");
    private static final Pattern KUBECTL_CHANGES =
            words("rollout (?:undo|restart|pause|resume)|scale|drain|delete|patch|edit|apply|create|replace|run|expose"
                    + "|autoscale|label|annotate|taint|certificate|set|(?:un)?cordon|start-build|new-\\S+|policy|import-image"
                    + "|adm (?:drain|(?:un)?cordon|taint|policy|certificate|upgrade)");
    private static final Pattern OTHER_CLUSTER = Pattern.compile(ANY + "(?:--kubeconfig|--context|--as|--token)[ =].*");
    private static final Pattern SENDS = Pattern.compile(
            ANY + "(?:-X ?|--request[ =])[\"']?(?:POST|PUT|DELETE|PATCH)\\b.*|" + ANY
                    + "\\s(?:-d|--data\\S*|--json|-F|--form|-T|--upload-file)[ =].*",
            Pattern.DOTALL);
    private static final Pattern DOWNLOADS = Pattern.compile(
            ANY + "\\s(?:-[a-zA-Z]*[oO]|--output|--remote-name)(?![ =]?(?:-(?:\\s|$)|/dev/null))(?:[ =].*|$)",
            Pattern.DOTALL);
    private static final Pattern SIGNS_IN = Pattern.compile(
            ANY + "(?i:\\s-u[ '\"a-z]|--user|authorization:|token:|://[^/ ]*:[^/ ]*@).*", Pattern.DOTALL);
    private static final Pattern OWN_MACHINE =
            Pattern.compile(ANY + "(?:localhost|127\\.0\\.0\\.1|169\\.254\\.169\\.254).*", Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile("(?is)(?:--[^\\n]*\\n\\s*)*(?:SELECT|SHOW|EXPLAIN|TABLE|VALUES|WITH\\s+\\w+\\s+AS)\\b.*");
    private static final Pattern SQL_CHANGES =
            Pattern.compile("(?is).*\\b(?:INSERT\\s+INTO|UPDATE\\s+\\S+\\s+SET|DELETE\\s+FROM"
                    + "|DROP\\s|TRUNCATE\\s|ALTER\\s|CREATE\\s|GRANT\\s|REVOKE\\s|VACUUM|REINDEX"
                    + "|pg_(?:terminate|cancel)_backend|pg_reload_conf|setval|nextval)\\b.*");
    private static final Pattern WAITS = Pattern.compile("(?is)select\\s+pg_sleep\\(.*");
    private static final Pattern SHELL = Pattern.compile(
            ANY + "(?:\\$\\(|`|<\\(|\\bxargs\\b|\\btee\\b|[^=\\-]>>?\\s?[\\w./~$\"']).*|(?:for|while|if|until)\\b.*",
            Pattern.DOTALL);
    private static final Pattern SECRET = Pattern.compile(
            ANY + "\\bget\\b.*\\bsecrets?\\b.*(?:-o|--output|--template).*|" + ANY + "\\b(?:printenv|env)\\s*$",
            Pattern.DOTALL);

    private RoughReading() {}

    private static Pattern words(String verbs) {
        return Pattern.compile("(?:" + verbs + ")(?:\\s.*)?", Pattern.DOTALL);
    }

    static Sort of(String source) {
        String text = source.strip();
        if (SQL.matcher(text).matches()) {
            return SQL_CHANGES.matcher(text).matches()
                    ? Sort.CHANGES
                    : WAITS.matcher(text).matches() ? Sort.ELSEWHERE : Sort.READS;
        }
        EnumSet<Sort> found = EnumSet.noneOf(Sort.class);
        List<String> parts = parts(text);
        for (int at = 0; at < parts.size(); at++) {
            found.add(part(parts.get(at), at == 0));
        }
        if (SHELL.matcher(bare(text)).matches()) {
            found.add(Sort.NEEDS_A_SHELL);
        }
        if (SECRET.matcher(text).matches()) {
            found.add(Sort.SECRET);
        }
        return found.stream().max(Sort::compareTo).orElse(Sort.ELSEWHERE);
    }

    /** True when a text that became a read button has something in it that looks like a change: to be looked at by a person. */
    static boolean suspicious(String source) {
        String text = source.replaceAll("(?s)/\\*.*?\\*/|--[^\\n]*\\n", " ").strip();
        if (SQL.matcher(text).matches()) {
            return SQL_CHANGES.matcher(text).matches();
        }
        return parts(text).stream().anyMatch(part -> part(part, true) == Sort.CHANGES)
                || SHELL.matcher(bare(text)).matches();
    }

    /** Without what stands in quotes, blanks and harmless redirections. */
    private static String bare(String text) {
        return text.replaceAll("(?s)'[^']*'", "q")
                .replaceAll("(?s)\"(?:[^\"$`\\\\]|\\\\.|\\$[^(])*\"", "q")
                .replaceAll("<[\\w' .:-]+>", "B")
                .replaceAll("[12&]?>>?\\s?(?:&[12]|/dev/null)", "");
    }

    /** Parts between pipes, semicolons and lines, outside quotes. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (char c : (text.replaceAll("\\\\\\r?\\n", " ").replaceAll("[12&]>&?[12]?", "") + "\n").toCharArray()) {
            if (quote != 0 || c == '\'' || c == '"') {
                quote = quote == 0 ? c : c == quote ? 0 : quote;
                part.append(c);
            } else if ("|;&\n".indexOf(c) >= 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty() && !each.matches("(?s)#.*|true|(?:sleep|echo) .*"))
                .toList();
    }

    private static Sort part(String part, boolean first) {
        String text = part.replaceFirst("^(?:sudo|time|watch(?: -n ?\\d+)?|timeout \\S+)\\s+[\"']?", "");
        String[] words = text.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        if (KUBECTL.contains(words[0])) {
            return kubectl(rest);
        }
        return switch (words[0]) {
            case "curl" -> curl(text);
            case "wget" -> text.matches("(?s).*(?:-q?O ?-|--spider).*") ? curl(text) : Sort.NEEDS_A_SHELL;
            case "psql" -> psql(text);
            default -> FILTERS.contains(words[0]) && !first ? Sort.READS : Sort.ELSEWHERE;
        };
    }

    private static Sort kubectl(String rest) {
        String bare = SCOPE.matcher(rest).replaceFirst("");
        if (KUBECTL_CHANGES.matcher(bare).matches()) {
            return Sort.CHANGES;
        }
        boolean here = KUBECTL_READS.matcher(bare).matches()
                && !OTHER_CLUSTER.matcher(rest).matches();
        return here ? Sort.READS : Sort.ELSEWHERE;
    }

    private static Sort curl(String text) {
        if (SENDS.matcher(text).matches() && !text.matches("(?s).*\\s(?:-G|--get)\\b.*")) {
            return Sort.CHANGES;
        }
        if (SIGNS_IN.matcher(text).matches()) {
            return Sort.SECRET;
        }
        if (text.startsWith("curl") && DOWNLOADS.matcher(text).matches()) {
            return Sort.NEEDS_A_SHELL;
        }
        return OWN_MACHINE.matcher(text).matches() ? Sort.ELSEWHERE : Sort.READS;
    }

    private static Sort psql(String text) {
        if (!text.matches("(?s).*\\s(?:-[a-zA-Z]*c|--command)[ =].*")) {
            return Sort.ELSEWHERE;
        }
        return SQL_CHANGES.matcher(text).matches() ? Sort.CHANGES : Sort.READS;
    }
}
