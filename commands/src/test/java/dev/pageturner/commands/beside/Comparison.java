package dev.pageturner.commands.beside;

import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.beside.StillCluster.Place;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.FakeCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** Both answers to one scenario. */
record Comparison(Scenario scenario, Answer theirs, Answer ours, Answer onFake) {
    static Comparison of(Scenario scenario, Place place) {
        boolean ownNamespaces = scenario.given().isTerminating();
        List<Side> sides = Side.both(ownNamespaces ? place.name() + "-terminating" : place.name());
        if (ownNamespaces) {
            sides.forEach(place::makeNamespace);
        }
        Cluster cluster = place.cluster();
        try {
            sides.forEach(side -> scenario.given().stand(cluster, side));
            sides.forEach(side -> settle(scenario.given(), cluster, side));
            return new Comparison(
                    scenario,
                    Theirs.ask(scenario, sides.get(0), cluster),
                    Ours.ask(scenario, sides.get(1), cluster),
                    onFake(scenario, sides.get(1)));
        } finally {
            sides.forEach(side -> scenario.given().clear(cluster, side));
        }
    }

    private static Answer onFake(Scenario scenario, Side side) {
        if (!scenario.isOnFake()) {
            return new Answer(false, List.of(), Set.of(), Map.of());
        }
        FakeCluster fake = new FakeCluster(Clock.systemUTC());
        scenario.given().stand(fake, side);
        return Ours.ask(scenario, side, fake);
    }

    static void settle(World world, Cluster cluster, Side side) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> world.isSettled(cluster, side));
    }

    /** Equal, but where the scenario says what is better; there they really differ. */
    void check() {
        SoftAssertions softly = new SoftAssertions();
        for (Aspect aspect : Aspect.values()) {
            boolean equal = theirs.equalsIn(aspect, ours);
            if (equal == scenario.better().containsKey(aspect)) {
                softly.fail(
                        "%s %s in %s%nkubectl: %s%nours:    %s",
                        scenario.line(), equal ? "is equal" : "differs", aspect, theirs.in(aspect), ours.in(aspect));
            }
        }
        for (Aspect aspect : List.of(Aspect.EXIT, Aspect.WORDS)) {
            boolean honest = !scenario.isOnFake() || ours.equalsIn(aspect, onFake);
            if (!honest) {
                softly.fail(
                        "the fake differs in %s: %s%nours: %s%nfake: %s",
                        aspect, scenario.line(), ours.in(aspect), onFake.in(aspect));
            }
        }
        softly.assertAll();
    }
}
