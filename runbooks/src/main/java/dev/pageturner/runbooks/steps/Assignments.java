package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.shell.ShellCommand;
import dev.pageturner.runbooks.shell.ShellWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code NAMESPACE=shop} and {@code export NAMESPACE=shop}: what a variable stands for in the commands below. */
final class Assignments {
    private static final String NOTHING_TO_RUN = "it sets a variable for the commands below; there is nothing to run";

    private Assignments() {}

    static Verdict plain(ShellCommand.Simple simple, Surroundings surroundings) {
        values(simple).forEach((name, value) -> surroundings.set(name, value.orElse(null)));
        return new Verdict.ByHand(NOTHING_TO_RUN);
    }

    static Verdict export(ShellCommand.Simple simple, Surroundings surroundings) {
        return simple.words().size() == 1
                ? new Verdict.ByHand("`export` shows variables, which may hold secrets")
                : plain(simple, surroundings);
    }

    /**
     * Why there is no button when a variable is filled from what another command prints; nobody knows its value then, so an
     * older one is forgotten.
     */
    static Optional<String> fromOutput(ShellCommand.Simple simple, Surroundings surroundings) {
        boolean export = !simple.words().isEmpty()
                && List.of("export", "readonly", "local", "declare")
                        .contains(simple.words().get(0).text());
        if (!simple.words().isEmpty() && !export) {
            return Optional.empty();
        }
        Map<String, Optional<String>> values = values(simple);
        values.forEach((name, value) -> surroundings.set(name, value.orElse(null)));
        return values.keySet().stream()
                .findFirst()
                .map(name ->
                        "it fills `" + name + "` with what another command prints, which takes a shell; look it up and"
                                + " enter it where `" + name + "` is asked for");
    }

    private static Map<String, Optional<String>> values(ShellCommand.Simple simple) {
        Map<String, Optional<String>> values = new TreeMap<>();
        simple.assignments().forEach(each -> {
            ShellWord value = each.value();
            values.put(each.name(), value.isLiteral() ? Optional.of(value.text()) : Optional.empty());
        });
        simple.words().stream().skip(1).forEach(word -> {
            int equals = word.text().indexOf('=');
            if (equals > 0) {
                String value = word.text().substring(equals + 1);
                values.put(word.text().substring(0, equals), word.isLiteral() ? Optional.of(value) : Optional.empty());
            }
        });
        return values;
    }
}
