package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** psql with its statement on the command line or in a heredoc. The connection is the bot's own, not the command's. */
final class PsqlReader implements ProgramReader {
    private static final Pattern URL_DATABASE = Pattern.compile("postgres(?:ql)?://[^/]+/([A-Za-z0-9_-]+).*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final Flags flags = new Flags()
            .add("command", "c", Flag.Takes.VALUE, "keep")
            .add("dbname", "d", Flag.Takes.VALUE, "keep")
            .add("host", "h", Flag.Takes.VALUE, "drop")
            .add("port", "p", Flag.Takes.VALUE, "drop")
            .add("username", "U", Flag.Takes.VALUE, "drop")
            .add("no-password", "w", Flag.Takes.SWITCH, "drop")
            .add("password", "W", Flag.Takes.SWITCH, "drop")
            .add("tuples-only", "t", Flag.Takes.SWITCH, "drop")
            .add("no-align", "A", Flag.Takes.SWITCH, "drop")
            .add("expanded", "x", Flag.Takes.SWITCH, "drop")
            .add("quiet", "q", Flag.Takes.SWITCH, "drop")
            .add("no-psqlrc", "X", Flag.Takes.SWITCH, "drop")
            .add("single-transaction", "1", Flag.Takes.SWITCH, "drop")
            .add("echo-all", "a", Flag.Takes.SWITCH, "drop")
            .add("echo-errors", "b", Flag.Takes.SWITCH, "drop")
            .add("echo-queries", "e", Flag.Takes.SWITCH, "drop")
            .add("csv", "-", Flag.Takes.SWITCH, "drop")
            .add("html", "H", Flag.Takes.SWITCH, "drop")
            .add("no-readline", "n", Flag.Takes.SWITCH, "drop")
            .add("field-separator", "F", Flag.Takes.VALUE, "drop")
            .add("record-separator", "R", Flag.Takes.VALUE, "drop")
            .add("pset", "P", Flag.Takes.VALUE, "drop")
            .add("list", "l", Flag.Takes.SWITCH, "drop")
            .add("file", "f", Flag.Takes.VALUE, "file")
            .add("output", "o", Flag.Takes.VALUE, "file")
            .add("log-file", "L", Flag.Takes.VALUE, "file")
            .add("set", "v", Flag.Takes.VALUE, "set");

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        Flags.Line line = flags.read(call.arguments());
        if (line.refused() != null) {
            return new Verdict.ByHand("`" + line.refused() + "` is not a flag of psql that is known to only read");
        }
        List<String> statements = new ArrayList<>();
        for (Item item : line.items()) {
            String objection = item.flag() == null ? null : take(item.flag(), item.value(), statements);
            if (objection != null) {
                return new Verdict.ByHand(objection);
            }
        }
        if (statements.isEmpty() && call.stdin() != null) {
            statements.add(call.stdin().strip());
        }
        return new PsqlScript(statements).verdict(where(call, line), call.follow());
    }

    private static @Nullable String take(Flag flag, String value, List<String> statements) {
        switch (flag.name()) {
            case "command" -> statements.add(value);
            case "file", "output", "log-file" -> {
                if (flag.name().equals("output") && value.equals("/dev/null")) {
                    return null;
                }
                return "`--" + flag.name() + "` of psql reads or writes a file";
            }
            case "set" -> {
                return value.matches("ON_ERROR_STOP(=(1|on|true))?")
                        ? null
                        : "a variable of psql could change what the statement says";
            }
            case "list" -> statements.add("\\l");
            default -> {}
        }
        return null;
    }

    private static List<String> where(Call call, Flags.Line line) {
        List<String> words = new ArrayList<>();
        String database = database(line);
        if (database != null) {
            words.add("--database=" + database);
        }
        Call.Pod pod = call.inside();
        if (pod != null) {
            words.add("--via=" + pod.target());
            int namespace = pod.scope().indexOf("-n");
            if (namespace >= 0) {
                words.addAll(pod.scope().subList(namespace, namespace + 2));
            }
        }
        return words;
    }

    private static @Nullable String database(Flags.Line line) {
        String named = line.value("dbname");
        if (named == null && !line.positional().isEmpty()) {
            named = line.positional().get(0);
        }
        if (named == null) {
            return null;
        }
        Matcher url = URL_DATABASE.matcher(named);
        String name = url.matches() ? url.group(1) : named;
        return NAME.matcher(name).matches() ? name : null;
    }
}
