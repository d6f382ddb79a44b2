package dev.pageturner.runbooks.steps;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may run inside a container by a button: curl, wget and psql, because the catalogue reaches there by itself, and amtool and
 * promtool, because Alertmanager and Prometheus are asked from anywhere.
 */
final class InContainer implements ProgramReader {
    private static final Set<String> REACHED =
            Set.of("curl", "wget", "psql", "amtool", "promtool", "sh", "bash", "env", "time", "timeout");
    private static final Map<String, String> REASONS = Map.of(
            "env", "`env` shows environment variables, which may hold secrets",
            "printenv", "`printenv` shows environment variables, which may hold secrets",
            "cat", "it shows a file of a container, and no command of the catalogue does that");

    private static final Pattern PATH = Pattern.compile("^/(usr/)?(local/)?bin/");

    private final ProgramReader programs;

    InContainer(ProgramReader programs) {
        this.programs = programs;
    }

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        String program = PATH.matcher(call.program()).replaceFirst("");
        boolean reached = REACHED.contains(program)
                && !(program.equals("env") && call.arguments().isEmpty());
        if (reached) {
            return programs.read(call.with(program, call.arguments()), surroundings);
        }
        String reason = REASONS.get(program);
        return new Verdict.ByHand(
                reason != null
                        ? reason
                        : "`" + program
                                + "` would run inside a container, and only curl, wget, psql, amtool and promtool there have a button");
    }
}
