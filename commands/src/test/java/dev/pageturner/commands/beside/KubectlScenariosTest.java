package dev.pageturner.commands.beside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.kubernetes.ControlPlane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * kubectl's own test cases for drain, cordon, undo, status, history and scale, and those between them, done by both on one
 * API server whose controllers stand still, so that every object stays as the case has it.
 */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class KubectlScenariosTest {
    private static final int LEAST = 150;

    private static final Map<Scenario, Future<Comparison>> COMPARISONS = new LinkedHashMap<>();
    private static StillCluster still;

    private static Map<String, List<Scenario>> topics() {
        Map<String, List<Scenario>> topics = new LinkedHashMap<>();
        topics.put("cordon", CordonScenarios.all());
        topics.put("drain", DrainScenarios.all());
        topics.put("undo", UndoScenarios.all());
        topics.put("status", StatusScenarios.all());
        topics.put("history", HistoryScenarios.all());
        topics.put("scale", ScaleScenarios.all());
        return topics;
    }

    private static final Map<String, List<Scenario>> TOPICS = topics();

    @BeforeAll
    static void start() {
        ScaleScenarios.prepare();
        still = new StillCluster("case");
        TOPICS.values().stream()
                .flatMap(List::stream)
                .forEach(scenario -> COMPARISONS.put(scenario, still.submit(place -> Comparison.of(scenario, place))));
    }

    @AfterAll
    static void stop() {
        still.close();
        ScaleScenarios.cleanUp();
    }

    private static Comparison result(Scenario scenario) {
        try {
            return COMPARISONS.get(scenario).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(scenario.line(), e);
        }
    }

    @TestFactory
    Stream<DynamicContainer> doesWhatKubectlDoes() {
        return TOPICS.entrySet().stream()
                .map(topic -> DynamicContainer.dynamicContainer(
                        topic.getKey(),
                        topic.getValue().stream()
                                .map(scenario -> DynamicTest.dynamicTest(
                                        scenario.name(), () -> result(scenario).check()))));
    }

    @Test
    void thereAreEnoughOfThemAndEachDifferenceHasAReason() {
        long all = COMPARISONS.size();
        long equal = TOPICS.values().stream()
                .flatMap(List::stream)
                .filter(Scenario::isEqual)
                .count();
        System.out.println(all + " scenarios: " + equal + " equal, " + (all - equal) + " better");
        assertThat(all).isGreaterThanOrEqualTo(LEAST);
    }
}
