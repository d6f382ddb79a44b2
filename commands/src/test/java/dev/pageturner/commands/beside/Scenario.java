package dev.pageturner.commands.beside;

import java.util.EnumMap;
import java.util.Map;

/**
 * One case, done by kubectl and by the command, each in a namespace and on a node of its own with the same objects.
 *
 * @param line kubectl's command line; NODE and NS stand for the side's own
 * @param better in which respects the command is meant to differ, and why that is better
 */
record Scenario(String name, World given, String line, Map<Aspect, String> better) {
    Scenario {
        better = Map.copyOf(better);
    }

    static Scenario of(String name, World given, String line) {
        return new Scenario(name, given, line, Map.of());
    }

    Scenario better(Aspect aspect, String reason) {
        Map<Aspect, String> more = new EnumMap<>(Aspect.class);
        more.putAll(better);
        more.put(aspect, reason);
        return new Scenario(name, given, line, more);
    }

    boolean isEqual() {
        return better.isEmpty();
    }
}
