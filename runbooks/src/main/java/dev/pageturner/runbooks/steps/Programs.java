package dev.pageturner.runbooks.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Every program that is known: those with a reader, and those that are by hand and why. */
final class Programs implements ProgramReader {
    private static final Set<String> DUMPS = Set.of("env", "printenv", "export", "set");

    private static final Pattern PATH = Pattern.compile("^/(usr/)?(local/)?s?bin/");

    private final Map<String, ProgramReader> readers = new HashMap<>();
    private final Map<String, Verdict> others = new HashMap<>();

    Programs() {
        KubectlReader kubectl = new KubectlReader(new InContainer(this));
        List.of("kubectl", "oc", "k").forEach(name -> readers.put(name, kubectl));
        readers.put("curl", new CurlReader());
        readers.put("wget", new WgetReader());
        readers.put("psql", new PsqlReader());
        readers.put("promtool", new PromtoolReader());
        readers.put("amtool", new AmtoolReader());
        readers.put("kill", (call, surroundings) -> kill(call));
        Wrappers wrappers = new Wrappers(this);
        Wrappers.NAMES.forEach(name -> readers.put(name, wrappers));
        for (String[] row : Table.rows("programs.tsv")) {
            others.put(row[0], row[1].equals("idle") ? new Verdict.Idle(row[2]) : new Verdict.ByHand(row[2]));
        }
    }

    boolean knows(String program) {
        return readers.containsKey(program) || others.containsKey(program);
    }

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        String program = PATH.matcher(call.program()).replaceFirst("");
        ProgramReader reader = readers.get(program);
        if (reader != null) {
            return reader.read(call.with(program, call.arguments()), surroundings);
        }
        if (Blank.isBlank(program)) {
            return new Verdict.ByHand("the command itself is a blank");
        }
        if (DUMPS.contains(program) && call.arguments().isEmpty()) {
            return new Verdict.ByHand("`" + program + "` shows variables, which may hold secrets");
        }
        Verdict other = others.get(program);
        if (other != null) {
            return other;
        }
        return new Verdict.ByHand(
                program.contains("/")
                        ? "`" + program + "` is a script or program of your own machine"
                        : "`" + program + "` is not a program that is known here");
    }

    private static Verdict kill(Call call) {
        boolean job = call.arguments().stream().allMatch(word -> word.matches("-\\d+|%\\d*|%%|%\\+|\\$!|%[a-z-]+"));
        return job && !call.arguments().isEmpty()
                ? new Verdict.Closes()
                : new Verdict.ByHand("`kill` stops a program on your own machine");
    }
}
