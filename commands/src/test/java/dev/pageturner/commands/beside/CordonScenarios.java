package dev.pageturner.commands.beside;

import static dev.pageturner.commands.beside.Aspect.EXIT;
import static dev.pageturner.commands.beside.Aspect.WORDS;
import static dev.pageturner.commands.beside.Scenario.of;

import java.util.List;

/** Nodes switched off and on. */
final class CordonScenarios {
    private static final String CORDONED = "unschedulable: true";

    private CordonScenarios() {}

    private static NodeWorld schedulable() {
        return new NodeWorld();
    }

    private static NodeWorld cordoned() {
        return new NodeWorld(CORDONED);
    }

    static List<Scenario> all() {
        return List.of(
                of("node/node syntax", cordoned(), "uncordon node/NODE"),
                of("uncordons for real", cordoned(), "uncordon NODE"),
                of("uncordons nothing", schedulable(), "uncordon NODE"),
                of("cordons nothing", cordoned(), "cordon NODE"),
                of("cordons for real", schedulable(), "cordon NODE"),
                of("cordons a missing node", schedulable(), "cordon nope"),
                of("uncordons a missing node", schedulable(), "uncordon nope"),
                of("cordons several", schedulable().second(""), "cordon NODE NODE-b"),
                of("cordons one of several", schedulable().second(CORDONED), "cordon NODE NODE-b"),
                of("uncordons several", cordoned().second(CORDONED), "uncordon NODE NODE-b"),
                of("uncordons several by label", cordoned().second(""), "uncordon -l pool=NODE"),
                of("one of several is missing", schedulable(), "cordon NODE nope"),
                of("the same node twice", schedulable(), "cordon NODE NODE").better(WORDS, "says it once"),
                of("cordons by label", schedulable(), "cordon -l pool=NODE"),
                of("uncordons by label", cordoned(), "uncordon --selector=pool=NODE"),
                of("a label that no node has", schedulable(), "cordon -l pool=nope")
                        .better(EXIT, DrainScenarios.NO_NODE)
                        .better(WORDS, DrainScenarios.NO_NODE),
                of("a name and a label", schedulable(), "cordon NODE -l pool=NODE"),
                of("no name and no label", schedulable(), "cordon ")
                        .better(WORDS, "says what is missing, with an example"),
                of("a label selector that is none", schedulable(), "cordon -l a==b==c")
                        .notOnFake("a parser of selectors")
                        .better(WORDS, "the server's own sentence, without its internal names"),
                of("tries a cordon on the client", schedulable(), "cordon NODE --dry-run=client"),
                of("tries a cordon on the server", schedulable(), "cordon NODE --dry-run=server"),
                of("tries what is so already", cordoned(), "cordon NODE --dry-run=server"),
                of("tries an uncordon", cordoned(), "uncordon NODE --dry-run=client"),
                of(
                        "other fields of the node stay",
                        new NodeWorld("taints: [{key: 'a', effect: 'NoSchedule'}]"),
                        "cordon NODE"),
                of(
                        "an uncordon leaves taints",
                        new NodeWorld(CORDONED + ", taints: [{key: 'a', effect: 'NoSchedule'}]"),
                        "uncordon NODE"));
    }
}
