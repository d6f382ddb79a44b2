package dev.pageturner.bot.message;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.CommandLines;
import dev.pageturner.bot.message.Text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How things are called in front of people. */
public final class Wording {
    private static final Set<String> KUBECTL = Set.of(
            "get", "describe", "top", "events", "logs", "rollout", "auth", "drain", "cordon", "uncordon", "scale");
    private static final Map<String, String> SPELLED = Map.of(
            "rollback", "kubectl rollout undo",
            "restart", "kubectl rollout restart",
            "pause", "kubectl rollout pause",
            "resume", "kubectl rollout resume",
            "rollout-status", "kubectl rollout status",
            "rollout-history", "kubectl rollout history",
            "can-i", "kubectl auth can-i",
            "set-image", "kubectl set image",
            "delete-pod", "kubectl delete pod",
            "probe", "curl -X");
    private static final Map<String, String> VERBS = Map.of(
            "rollback", "Roll back",
            "restart", "Restart",
            "scale", "Scale",
            "drain", "Drain",
            "cordon", "Cordon",
            "uncordon", "Uncordon",
            "set-image", "Set image",
            "delete-pod", "Delete pod",
            "traffic-rollback", "Roll back traffic",
            "run-job", "Run job");

    private Wording() {}

    /** The command as it would be typed elsewhere: kubectl's spelling, plain PromQL, plain SQL. */
    public static String typed(List<String> words) {
        if (words.isEmpty()) {
            return "";
        }
        String command = words.get(0);
        List<String> rest = words.subList(1, words.size());
        if (KUBECTL.contains(command)) {
            return "kubectl " + CommandLines.join(words);
        }
        String spelled = SPELLED.get(command);
        if (spelled != null) {
            return spelled + " " + CommandLines.join(rest);
        }
        boolean language = command.equals("query") || command.equals("sql");
        if (language && !rest.isEmpty()) {
            String flags = CommandLines.join(rest.subList(1, rest.size()));
            return rest.get(0) + (flags.isEmpty() ? "" : "  " + flags);
        }
        return CommandLines.join(words);
    }

    public static String typed(List<String> words, List<List<String>> filters) {
        StringBuilder line = new StringBuilder(typed(words));
        filters.forEach(filter -> line.append(" | ").append(CommandLines.join(filter)));
        return line.toString();
    }

    /** A scenario's place in the runbooks; which folder of which machine they are read from helps nobody in a thread. */
    public static String place(String file, String anchor) {
        return file.substring(file.lastIndexOf('/') + 1) + (anchor.isEmpty() ? "" : "#" + anchor);
    }

    /** {@code Roll back}: what is on the button of a change. */
    public static String verb(String command) {
        return VERBS.getOrDefault(command, "Run " + command);
    }

    /** A mention where Slack knows the person, else the name. */
    public static Span person(Person person) {
        return person.id().matches("[UW][A-Z0-9]+") ? new Span.Mention(person.id()) : new Span.Plain(person.name());
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 3 d 4 h} */
    public static String duration(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 10_000) {
            return millis / 1000 + "." + millis % 1000 / 100 + " s";
        }
        long seconds = millis / 1000;
        if (seconds < 60) {
            return seconds + " s";
        } else if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        } else if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
