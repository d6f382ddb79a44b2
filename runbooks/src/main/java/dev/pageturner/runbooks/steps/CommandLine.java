package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the catalogue's command line, every flag in the spelling that people know best. */
final class CommandLine {
    private static final Map<String, String> SHORT =
            Map.of("namespace", "-n", "selector", "-l", "output", "-o", "container", "-c");
    private static final Map<String, String> RENAMED =
            Map.of("watch-only", "watch", "delete-local-data", "delete-emptydir-data");
    private static final Set<String> DROPPED = Set.of("drop", "context", "dry-run");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final List<String> positional = new ArrayList<>();

    CommandLine(String command) {
        words.add(command);
    }

    CommandLine word(String word) {
        words.add(word);
        if (!word.startsWith("-")) {
            positional.add(word);
        }
        return this;
    }

    CommandLine argument(String name, String value) {
        arguments.put(name, value);
        return this;
    }

    void item(Item item) {
        Flag flag = item.flag();
        if (flag == null) {
            word(item.value());
        } else if (!DROPPED.contains(flag.effect())) {
            flag(flag, item.value());
        }
    }

    private void flag(Flag flag, String value) {
        if (flag.takes() == Flag.Takes.SWITCH) {
            toggle(flag, value);
            return;
        }
        String spelling = SHORT.get(flag.name());
        if (spelling == null) {
            words.add("--" + flag.name() + "=" + value);
        } else {
            words.add(spelling);
            words.add(value);
        }
        arguments.put(flag.name(), value);
    }

    private void toggle(Flag flag, String value) {
        if (value.equals("false")) {
            return;
        }
        String name = RENAMED.getOrDefault(flag.name(), flag.name());
        words.add(name.equals("all-namespaces") ? "-A" : "--" + name);
        arguments.put(name, "true");
    }

    boolean follows() {
        return arguments.containsKey("follow") || arguments.containsKey("watch");
    }

    /** @param name what the positional arguments are called for people */
    Verdict.Typed typed(StepKind kind, @Nullable String name) {
        if (name != null && !positional.isEmpty()) {
            arguments.put(name, String.join(" ", positional));
        }
        return new Verdict.Typed(kind, words, arguments);
    }

    /** The namespace flag alone. */
    static List<String> scope(List<Item> items) {
        String namespace = KubectlReader.value(items, "namespace");
        return namespace == null ? List.of() : List.of("-n", namespace);
    }
}
