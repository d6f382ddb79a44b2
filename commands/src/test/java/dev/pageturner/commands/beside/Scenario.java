package dev.pageturner.commands.beside;

import java.util.EnumMap;
import java.util.Map;

/**
 * One case, done by kubectl and by the command, each in a namespace and on a node of its own with the same objects, and by the
 * command on the fake cluster.
 *
 * @param line kubectl's command line; NODE and NS stand for the side's own
 * @param better in which respects the command is meant to differ, and why that is better
 * @param notOnFake what the fake does not have that this needs; empty when it has all
 */
record Scenario(String name, World given, String line, Map<Aspect, String> better, String notOnFake) {
    Scenario {
        better = Map.copyOf(better);
    }

    static Scenario of(String name, World given, String line) {
        return new Scenario(name, given, line, Map.of(), "");
    }

    Scenario better(Aspect aspect, String reason) {
        Map<Aspect, String> more = new EnumMap<>(Aspect.class);
        more.putAll(better);
        more.put(aspect, reason);
        return new Scenario(name, given, line, more, notOnFake);
    }

    Scenario notOnFake(String lacks) {
        return new Scenario(name, given, line, better, lacks);
    }

    boolean isEqual() {
        return better.isEmpty();
    }

    boolean isOnFake() {
        return notOnFake.isEmpty();
    }
}
