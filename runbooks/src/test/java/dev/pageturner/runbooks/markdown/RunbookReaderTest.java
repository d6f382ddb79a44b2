package dev.pageturner.runbooks.markdown;

import static dev.pageturner.runbooks.Documents.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Section.Kind;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunbookReaderTest {
    @Test
    void readsNumberedScenariosWithAlertSeverityAndSections() {
        Scenario queue = scenario(Documents.read("orders-incidents.md"), "scenario-1-queue-stuck--late-orders");

        assertThat(queue.title()).isEqualTo("Scenario 1: Queue Stuck / Late Orders");
        assertThat(queue.line()).isEqualTo(28);
        assertThat(queue.alerts()).containsExactly("OrderQueueStuck", "OrdersLate", "OrderFailures");
        assertThat(queue.severity()).isEqualTo("page over 500, ticket over 100");
        assertThat(kinds(queue))
                .containsExactly(
                        Kind.OTHER, Kind.SYMPTOMS, Kind.DIAGNOSIS, Kind.CAUSES, Kind.REMEDIATION, Kind.ESCALATION);
        assertThat(section(queue, "Escalation").blocks())
                .containsExactly(new Block.Prose("Wake the owner of orders after 20 minutes.", 57));
    }

    @Test
    void stepsCarryTheLinesOfTheFile() {
        Scenario queue = scenario(Documents.read("orders-incidents.md"), "scenario-1-queue-stuck--late-orders");

        assertThat(queue.steps()).extracting(Step::line).containsExactly(40, 43, 54);
        assertThat(queue.steps())
                .extracting(Step::kind)
                .containsExactly(StepKind.CLUSTER_READ, StepKind.LOGS, StepKind.CHANGE);
    }

    @Test
    void takesNoAlertFromALineThatSaysThereIsNone() {
        Runbook orders = Documents.read("orders-incidents.md");

        assertThat(scenario(orders, "scenario-2-database-gone").alerts()).isEmpty();
        assertThat(scenario(orders, "scenario-3-card-network").alerts()).containsExactly("OrderFailures");
    }

    @Test
    void textUnderTheTitleBelongsToTheScenarioWithoutAnchor() {
        Scenario preamble = scenario(Documents.read("orders-incidents.md"), "");

        assertThat(preamble.steps()).extracting(Step::title).containsExactly("Which version runs");
    }

    @Test
    void readsOneFilePerAlertAsOneScenario() {
        Runbook disk = Documents.read("DiskAlmostFull.md");

        assertThat(disk.scenarios()).hasSize(1);
        Scenario only = disk.scenarios().get(0);
        assertThat(only.anchor()).isEqualTo("diskalmostfull");
        assertThat(kinds(only))
                .containsExactly(Kind.SYMPTOMS, Kind.IMPACT, Kind.DIAGNOSIS, Kind.DIAGNOSIS, Kind.REMEDIATION);
        assertThat(only.steps()).extracting(Step::source).contains("kubectl get pvc -n <namespace>");
        assertThat(disk.opens("mitigation")).contains(only);
    }

    @Test
    void readsSectionsFromTheLabelsOfAList() {
        Runbook tickets = Documents.read("service-operations.md");

        Scenario errors = scenario(tickets, "1-high-error-rate");
        assertThat(kinds(errors)).containsExactly(Kind.SYMPTOMS, Kind.DIAGNOSIS, Kind.REMEDIATION, Kind.REMEDIATION);
        assertThat(errors.steps()).extracting(Step::line).containsExactly(17);
        assertThat(section(scenario(tickets, "2-sessions-lost"), "Symptoms").blocks())
                .containsExactly(new Block.Prose("people are logged out.", 26));
    }

    @Test
    void readsPlaybooksOfAListAndTheirRowOfTheProbeTable() {
        Runbook probes = Documents.read("probes.md");

        Scenario store = scenario(probes, "store");
        assertThat(store.title()).isEqualTo("Store probe fails");
        assertThat(store.steps()).hasSize(1);
        assertThat(store.sections())
                .extracting(Section::title)
                .containsExactly("What it validates", "Common failure modes", "First actions", "First actions");
        assertThat(probes.opens("store-probe-fails")).contains(store);
        assertThat(scenario(probes, "nobody-logs-in").title()).isEqualTo("Nobody logs in");
    }

    @Test
    void everyHeadingOfAFreeDocumentCanBeOpenedWithAllBelowIt() {
        Runbook free = Documents.of("free.md", """
                # Payments

                ## When `pay` is [slow](x.md)

                Look:

                ```
                kubectl get pods -n pay
                ```

                ### The workers

                ```sh
                kubectl logs deploy/worker -n pay
                ```

                Nach oben
                ---------
                Text.
                """);

        assertThat(free.scenarios())
                .extracting(Scenario::anchor)
                .containsExactly("when-pay-is-slow", "the-workers", "nach-oben");
        assertThat(free.opens("when-pay-is-slow").orElseThrow().steps()).hasSize(2);
        assertThat(free.opens("the-workers").orElseThrow().steps()).hasSize(1);
        assertThat(scenario(free, "when-pay-is-slow").steps()).hasSize(1);
    }

    @Test
    void aDocumentWithoutHeadingsStillHasItsSteps() {
        Runbook bare = Documents.of("notes/bare.md", "Do this:\n\n    kubectl get nodes\n");

        assertThat(bare.title()).isEqualTo("bare");
        assertThat(scenario(bare, "").steps()).extracting(Step::source).containsExactly("kubectl get nodes");
    }

    @Test
    void opensAnchorsOfOtherSitesAndIdsThatTheAuthorWrote() {
        Runbook runbook = Documents.of("a.md", """
                # A
                <a name="old-name"></a>
                ## Queue / stuck
                x
                ## Other {#special}
                y
                """);

        assertThat(runbook.opens("queue--stuck").map(Scenario::title)).contains("Queue / stuck");
        assertThat(runbook.opens("queue-stuck").map(Scenario::title)).contains("Queue / stuck");
        assertThat(runbook.opens("old-name").map(Scenario::title)).contains("Queue / stuck");
        assertThat(runbook.opens("special").map(Scenario::title)).contains("Other");
        assertThat(runbook.opens("no-such")).isEmpty();
    }

    @Test
    void readsCodeInQuotesTildesAndListsWithItsExactLine() {
        Runbook runbook = Documents.of("a.md", """
                ## A

                > Quoted:
                >
                > ```bash
                > kubectl get pods -n a
                > ```

                ~~~sh
                kubectl get pods -n b
                ~~~

                1. First
                   - second

                     ```bash
                     kubectl get pods -n c
                     ```

                ````markdown
                ```bash
                kubectl get pods -n not-a-command
                ```
                ````
                """);

        assertThat(runbook.scenarios().get(0).steps())
                .extracting(Step::source, Step::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("kubectl get pods -n a", 6),
                        org.assertj.core.groups.Tuple.tuple("kubectl get pods -n b", 10),
                        org.assertj.core.groups.Tuple.tuple("kubectl get pods -n c", 17));
    }

    @Test
    void aForgottenFenceDoesNotSwallowTheNextScenario() {
        Reading reading = new RunbookReader(dev.pageturner.runbooks.steps.BlockReader::read).read("a.md", """
                ## One

                ```bash
                kubectl get pods -n a

                ## Two

                ```bash
                kubectl get pods -n b
                ```
                """);

        assertThat(reading.runbook().scenarios()).extracting(Scenario::anchor).containsExactly("one", "two");
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.sentence()).contains("never closed");
        });
    }

    @Test
    void everyWordOfEveryDocumentIsStillThere() {
        for (String name : List.of(
                "orders-incidents.md",
                "DiskAlmostFull.md",
                "service-operations.md",
                "probes.md",
                "shipping-deployment.md")) {
            Runbook runbook = new RunbookReader(
                            (code, anchor) -> new Block.Sample(code.text(), code.language(), code.line()))
                    .read(name, Documents.text(name))
                    .runbook();
            String shown = words(shown(runbook));
            String body = Documents.text(name).replaceFirst("(?s)\\A---.*?\\n---\\n", "");
            for (String word : words(body.replaceAll("```\\w*", "")).split(" ")) {
                assertThat(shown).as(name).contains(word);
            }
        }
    }

    @Test
    void frontMatterIsReadAndDoesNotMoveLines() {
        Runbook orders = Documents.read("orders-incidents.md");

        assertThat(orders.frontMatter().service()).isEqualTo("orders");
        assertThat(orders.frontMatter().routing()).singleElement().satisfies(route -> {
            assertThat(route.match()).containsEntry("error_type", "card_declined");
            assertThat(route.scenario()).isEqualTo("scenario-3-card-network");
        });
    }

    @Test
    void brokenFrontMatterIsAProblemWithItsLine() {
        Reading reading = new RunbookReader((code, anchor) -> new Block.Sample(code.text(), "", code.line()))
                .read("a.md", "---\nservice: a\nnamespace: [b\n---\n# Title\nText\n");

        assertThat(reading.broken()).isTrue();
        assertThat(reading.problems()).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(4));
        assertThat(reading.runbook().title()).isEqualTo("Title");
    }

    private static List<Kind> kinds(Scenario scenario) {
        return scenario.sections().stream().map(Section::kind).toList();
    }

    private static Section section(Scenario scenario, String title) {
        Optional<Section> found = scenario.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst();
        return found.orElseThrow();
    }

    private static String shown(Runbook runbook) {
        StringBuilder text = new StringBuilder(runbook.title());
        for (Scenario scenario : runbook.scenarios()) {
            text.append('\n').append(scenario.title());
            for (Section section : scenario.sections()) {
                text.append('\n').append(section.title());
                section.blocks().forEach(block -> text.append('\n').append(block));
            }
        }
        return text.toString();
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
