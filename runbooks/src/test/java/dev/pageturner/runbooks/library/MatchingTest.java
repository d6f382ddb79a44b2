package dev.pageturner.runbooks.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Match.By;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {
    private static final String QUEUE = "scenario-1-queue-stuck--late-orders";

    private final LoadedLibrary library = new LoadedLibrary(
            List.of(
                    named("docs/runbooks/orders-incidents.md", "orders-incidents.md"),
                    named("docs/runbooks/DiskAlmostFull.md", "DiskAlmostFull.md"),
                    named("docs/runbooks/service-operations.md", "service-operations.md"),
                    named("docs/runbooks/probes.md", "probes.md")),
            List.of());

    @Test
    void routingComesFirst() {
        Match match = match(
                Map.of("alertname", "OrderFailures", "error_type", "card_declined"),
                "docs/runbooks/orders-incidents.md#" + QUEUE);

        assertThat(match.by()).isEqualTo(By.ROUTING);
        assertThat(anchor(match)).isEqualTo("scenario-3-card-network");
        assertThat(match.others()).extracting(Scenario::anchor).containsExactly(QUEUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/runbooks/orders-incidents.md#scenario-1-queue-stuck--late-orders",
                "runbooks/orders-incidents#scenario-1-queue-stuck-late-orders",
                "https://runbooks.example.com/anything/ORDERS-incidents.html#Scenario-1-Queue-Stuck--Late-Orders",
                "https://github.com/acme/shop/blob/4f3e/docs/runbooks/orders-incidents.md#user-content-scenario-1-queue-stuck--late-orders",
                "https://raw.githubusercontent.com/acme/shop/main/docs/runbooks/orders%2Dincidents.md#scenario-1-queue-stuck%2D%2Dlate-orders",
                "./docs/runbooks/orders-incidents.md#scenario-1"
            })
    void runbookUrlOpensItsAnchorHoweverItIsSpelled(String url) {
        Match match = match(Map.of("alertname", "Whatever"), url);

        assertThat(match.by()).isEqualTo(By.RUNBOOK_URL);
        assertThat(anchor(match)).isEqualTo(QUEUE);
    }

    @Test
    void ofSeveralReadmesTheAnchorTellsWhichOneIsMeant() {
        LoadedLibrary readmes = new LoadedLibrary(
                List.of(
                        Documents.of("a/README.md", "# A\n\n## Queue stuck\n\nText."),
                        Documents.of("b/README.md", "# B\n\n## Disk full\n\nText.\n\n## Shared\n\nText."),
                        Documents.of("c/README.md", "# C\n\n## Shared\n\nText.")),
                List.of());

        assertThat(readmes.match(alert("https://github.com/acme/ops/blob/main/README.md#disk-full"))
                        .scenario())
                .satisfies(found -> assertThat(found.file()).isEqualTo("b/README.md"));
        assertThat(readmes.match(alert("https://github.com/acme/ops/blob/main/README.md#shared"))
                        .by())
                .isEqualTo(By.NONE);
    }

    private static AlertFacts alert(String url) {
        return new AlertFacts(Map.of("alertname", "Whatever"), Map.of("runbook_url", url));
    }

    @Test
    void runbookUrlWithoutAnchorOpensTheScenarioOfThatFileThatNamesTheAlert() {
        Match match = match(Map.of("alertname", "OrdersLate"), "https://x.example/docs/runbooks/orders-incidents.md");

        assertThat(match.by()).isEqualTo(By.RUNBOOK_URL);
        assertThat(anchor(match)).isEqualTo(QUEUE);
    }

    @Test
    void anchorOfASectionOpensTheScenarioItIsPartOf() {
        Match match = match(Map.of("alertname", "Whatever"), "https://x.example/diskalmostfull/#mitigation");

        assertThat(anchor(match)).isEqualTo("diskalmostfull");
    }

    @Test
    void anAnchorThatDoesNotExistYieldsToTheAlertLine() {
        Match match = match(Map.of("alertname", "OrdersLate"), "docs/runbooks/probes.md#gone");

        assertThat(match.by()).isEqualTo(By.ALERT_LINE);
        assertThat(anchor(match)).isEqualTo(QUEUE);
    }

    @Test
    void severalScenariosOnAnAlertLineAreRankedByWhatTheLabelsSay() {
        Match match = match(Map.of("alertname", "OrderFailures", "reason", "card_network"), null);

        assertThat(match.by()).isEqualTo(By.ALERT_LINE);
        assertThat(anchor(match)).isEqualTo("scenario-3-card-network");
        assertThat(match.others()).extracting(Scenario::anchor).containsExactly(QUEUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DiskAlmostFull", "diskalmostfull", "disk_almost_full"})
    void theNameOfTheAlertMayBeAFileOrATitleInAnyCase(String alertName) {
        Match match = match(Map.of("alertname", alertName), null);

        assertThat(match.by()).isEqualTo(By.NAME);
        assertThat(anchor(match)).isEqualTo("diskalmostfull");
    }

    @Test
    void theNameMayBeTheTitleOfAScenarioBehindItsNumber() {
        assertThat(anchor(match(Map.of("alertname", "HighErrorRate"), null))).isEqualTo("1-high-error-rate");
    }

    @Test
    void aLabelMayNameAPlaybook() {
        Match match = match(Map.of("alertname", "ReadinessFailing", "check", "store"), null);

        assertThat(match.by()).isEqualTo(By.NAME);
        assertThat(anchor(match)).isEqualTo("store");
    }

    @Test
    void anUnknownAlertOpensNothing() {
        Match match = match(Map.of("alertname", "NobodyKnows"), "https://elsewhere.example/page");

        assertThat(match.by()).isEqualTo(By.NONE);
        assertThat(match.scenario()).isNull();
        assertThat(match.others()).isEmpty();
    }

    @Test
    void searchFindsAllWordsAndPutsTitlesFirst() {
        assertThat(library.search("queue orders", 5))
                .extracting(Scenario::anchor)
                .startsWith(QUEUE);
        assertThat(library.search("no such words", 5)).isEmpty();
    }

    @Test
    void tenThousandRunbooksDoNotSlowAMatchDown() {
        List<Runbook> many = new ArrayList<>();
        for (int at = 0; at < 10_000; at++) {
            many.add(Documents.of(
                    "docs/service" + at + ".md",
                    "# Service " + at + "\n## Overview\nx\n## Scenario 1: Down\n" + "**Alert**: Service" + at
                            + "Down\n\n**Symptoms**: none\n"));
        }
        LoadedLibrary large = new LoadedLibrary(many, List.of());
        AlertFacts alert = new AlertFacts(
                Map.of("alertname", "Service77Down", "service", "a"),
                Map.of("runbook_url", "docs/service77.md#scenario-1-down"));
        for (int warm = 0; warm < 20_000; warm++) {
            large.match(alert);
        }

        long start = System.nanoTime();
        for (int at = 0; at < 1_000; at++) {
            large.match(alert);
        }
        long micros = (System.nanoTime() - start) / 1_000_000;

        assertThat(large.match(alert).scenario()).isNotNull();
        assertThat(micros).as("microseconds a match; 50 on an idle machine").isLessThan(500);
    }

    private Match match(Map<String, String> labels, @org.jspecify.annotations.Nullable String url) {
        Map<String, String> annotations = new HashMap<>();
        if (url != null) {
            annotations.put("runbook_url", url);
        }
        return library.match(new AlertFacts(labels, annotations));
    }

    private static String anchor(Match match) {
        assertThat(match.scenario()).isNotNull();
        return match.scenario().anchor();
    }

    private static Runbook named(String file, String document) {
        return Documents.of(file, Documents.text(document));
    }
}
