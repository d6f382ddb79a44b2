package dev.pageturner.runbooks.golden;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.library.Runbooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Facts about real runbooks of other teams: anchors, alerts, kinds of steps. Their texts are not ours to carry along. */
@EnabledIfEnvironmentVariable(
        named = "PAGETURNER_CORPUS",
        matches = ".+",
        disabledReason = "NOT RUN: set PAGETURNER_CORPUS to the folder that holds seeds/ and corpus/")
class CorpusFactsTest {
    private final Path root = Path.of(String.valueOf(System.getenv("PAGETURNER_CORPUS")));

    @Test
    void theyAreUnderstoodAsTheyWere() throws IOException {
        RunbookLibrary library = Runbooks.load(List.of(
                root.resolve("seeds"),
                root.resolve("corpus/dark-tower/docs/runbooks"),
                root.resolve("corpus/prometheus-operator-runbooks")));

        Golden.check(
                "corpus-facts.txt", library.runbooks().stream().map(this::facts).collect(Collectors.joining()));
    }

    private String facts(Runbook runbook) {
        StringBuilder text = new StringBuilder();
        text.append(root.relativize(Path.of(runbook.file())).toString().replace('\\', '/'))
                .append('\n');
        for (Scenario scenario : runbook.scenarios()) {
            Map<String, Long> kinds = new TreeMap<>(scenario.steps().stream()
                    .collect(Collectors.groupingBy(step -> step.kind().id(), Collectors.counting())));
            long blanks = scenario.steps().stream()
                    .map(Step::placeholders)
                    .mapToLong(List::size)
                    .sum();
            text.append("  #%s %s %s blanks=%d\n".formatted(scenario.anchor(), scenario.alerts(), kinds, blanks));
        }
        return text.toString();
    }
}
