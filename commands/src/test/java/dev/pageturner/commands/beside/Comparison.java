package dev.pageturner.commands.beside;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;

/** Both answers to one scenario. */
record Comparison(Scenario scenario, Answer theirs, Answer ours) {
    /** On the namespaces of the scenarios. */
    static final String LABEL = "beside=kubectl";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** @param place nobody else is there meanwhile */
    static Comparison of(Scenario scenario, Cluster cluster, String place) {
        boolean ownNamespaces = scenario.given().isTerminating();
        List<Side> sides = sides(ownNamespaces ? COUNT.get() + "-terminating" : place);
        if (ownNamespaces) {
            sides.forEach(side -> makeNamespace(cluster, side));
        }
        try {
            sides.forEach(side -> scenario.given().stand(cluster, side));
            sides.forEach(side -> await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> scenario.given().isSettled(cluster, side)));
            return new Comparison(
                    scenario, Theirs.ask(scenario, sides.get(0), cluster), Ours.ask(scenario, sides.get(1), cluster));
        } finally {
            sides.forEach(side -> scenario.given().clear(cluster, side));
        }
    }

    static List<Side> sides(String place) {
        String mark = "m" + COUNT.incrementAndGet() + "m";
        return List.of(new Side("theirs-" + place, mark), new Side("ours-" + place, mark));
    }

    static void makeNamespace(Cluster cluster, Side side) {
        ObjectNode body = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        body.putObject("metadata").put("name", side.name()).putObject("labels").put("beside", "kubectl");
        cluster.create(Resources.NAMESPACES, "", body, false);
    }

    /** Equal, but where the scenario says what is better; there they really differ. */
    void check() {
        SoftAssertions softly = new SoftAssertions();
        for (Aspect aspect : Aspect.values()) {
            boolean equal = theirs.equalsIn(aspect, ours);
            if (equal == scenario.better().containsKey(aspect)) {
                softly.fail(
                        "%s %s in %s\nkubectl: %s\nours:    %s",
                        scenario.line(), equal ? "is equal" : "differs", aspect, theirs.in(aspect), ours.in(aspect));
            }
        }
        softly.assertAll();
    }
}
