package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.shell.Statement;
import java.util.List;
import java.util.Set;

/** Programs that run another one: what counts is the one inside. */
final class Wrappers implements ProgramReader {
    static final Set<String> NAMES =
            Set.of("sudo", "time", "env", "command", "timeout", "watch", "nice", "stdbuf", "sh", "bash");

    /** Variables that change how something looks, and nothing else. */
    private static final Set<String> HARMLESS = Set.of(
            "LANG",
            "LC_ALL",
            "TZ",
            "PAGER",
            "NO_COLOR",
            "COLUMNS",
            "TERM",
            "PGPASSWORD",
            "PGUSER",
            "PGHOST",
            "PGPORT",
            "PGDATABASE",
            "PGSSLMODE",
            "PGOPTIONS",
            "PGCONNECT_TIMEOUT");

    private final Programs programs;

    Wrappers(Programs programs) {
        this.programs = programs;
    }

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        return switch (call.program()) {
            case "sudo" ->
                inner(
                        call,
                        surroundings,
                        new Flags()
                                .add("preserve-env", "E", Flag.Takes.OPTIONAL, "drop")
                                .add("non-interactive", "n", Flag.Takes.SWITCH, "drop")
                                .add("set-home", "H", Flag.Takes.SWITCH, "drop")
                                .add("user", "u", Flag.Takes.VALUE, "drop"));
            case "time" -> inner(call, surroundings, new Flags().add("p", "p", Flag.Takes.SWITCH, "drop"));
            case "nice" -> inner(call, surroundings, new Flags().add("adjustment", "n", Flag.Takes.VALUE, "drop"));
            case "stdbuf" ->
                inner(
                        call,
                        surroundings,
                        new Flags()
                                .add("output", "o", Flag.Takes.VALUE, "drop")
                                .add("error", "e", Flag.Takes.VALUE, "drop"));
            case "command" -> inner(call, surroundings, new Flags());
            case "timeout" -> timeout(call, surroundings);
            case "env" -> env(call, surroundings);
            case "watch" -> watch(call, surroundings);
            default -> script(call, surroundings);
        };
    }

    /** Why an assignment in front of a command takes the button away, or null. */
    static @org.jspecify.annotations.Nullable String objection(String variable) {
        if (HARMLESS.contains(variable)) {
            return null;
        }
        return variable.startsWith("KUBE")
                ? "`" + variable + "=` chooses a cluster by your own kubeconfig; the bot takes the alert's cluster"
                : "`" + variable + "=` in front of it may change what it does";
    }

    private Verdict inner(Call call, Surroundings surroundings, Flags flags) {
        Flags.Line line = flags.read(call.arguments(), true);
        if (line.refused() != null) {
            return new Verdict.ByHand("`" + line.refused() + "` of `" + call.program() + "` is not known here");
        }
        return run(call, line.afterDashes(), surroundings);
    }

    private Verdict timeout(Call call, Surroundings surroundings) {
        List<String> words = call.arguments();
        if (words.isEmpty() || !words.get(0).matches("\\d+(\\.\\d+)?[smhd]?")) {
            return new Verdict.ByHand("the options of `timeout` are not known here");
        }
        return run(call, words.subList(1, words.size()), surroundings);
    }

    private Verdict env(Call call, Surroundings surroundings) {
        int at = 0;
        while (at < call.arguments().size() && call.arguments().get(at).matches("[A-Za-z_]\\w*=(?s:.*)")) {
            String word = call.arguments().get(at++);
            String objection = objection(word.substring(0, word.indexOf('=')));
            if (objection != null) {
                return new Verdict.ByHand(objection);
            }
        }
        if (at == call.arguments().size() || call.arguments().get(at).startsWith("-")) {
            return new Verdict.ByHand("`env` shows environment variables, which may hold secrets");
        }
        return run(call, call.arguments().subList(at, call.arguments().size()), surroundings);
    }

    private Verdict watch(Call call, Surroundings surroundings) {
        Flags.Line line = new Flags()
                .add("interval", "n", Flag.Takes.VALUE, "drop")
                .add("differences", "d", Flag.Takes.OPTIONAL, "drop")
                .add("no-title", "t", Flag.Takes.SWITCH, "drop")
                .add("color", "c", Flag.Takes.SWITCH, "drop")
                .add("no-wrap", "w", Flag.Takes.SWITCH, "drop")
                .add("exec", "x", Flag.Takes.SWITCH, "drop")
                .read(call.arguments(), true);
        if (line.refused() != null) {
            return new Verdict.ByHand("`" + line.refused() + "` of `watch` is not known here");
        }
        List<String> words = line.afterDashes();
        return words.size() == 1
                ? text(call.followed(), words.get(0), surroundings)
                : run(call.followed(), words, surroundings);
    }

    private Verdict script(Call call, Surroundings surroundings) {
        List<String> words = call.arguments();
        boolean inline = words.size() == 2 && words.get(0).matches("-l?c");
        return inline
                ? text(call, words.get(1), surroundings)
                : new Verdict.ByHand("`" + call.program() + "` runs a script or opens a terminal");
    }

    private Verdict run(Call call, List<String> words, Surroundings surroundings) {
        if (words.isEmpty()) {
            return new Verdict.ByHand("`" + call.program() + "` runs nothing here");
        }
        String program = words.get(0);
        if (call.inside() != null
                && !Set.of("curl", "wget", "psql", "amtool", "promtool").contains(program)) {
            return new InContainer(programs).read(call.with(program, words.subList(1, words.size())), surroundings);
        }
        return programs.read(call.with(program, words.subList(1, words.size())), surroundings);
    }

    /** A text that a shell would read once more. */
    private Verdict text(Call call, String text, Surroundings surroundings) {
        Statement statement = dev.pageturner.runbooks.shell.ShellReader.readWhole(text);
        if (!(statement instanceof Statement.Commands commands)) {
            return new Verdict.ByHand("the script behind `" + call.program() + "` cannot be read");
        }
        return new InnerScript(programs).read(call, commands, surroundings);
    }
}
