package dev.pageturner.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.execution.Origin;
import dev.pageturner.bot.incident.Episode;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.ScenarioRef;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.Series;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
    private static final Person ALICE = new Person("U0ALICE", "Alice");
    private static final Person BOB = new Person("U0BOB", "Bob");
    private static final UUID INCIDENT = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private static Incident incident(int alerts, @Nullable Instant resolved) {
        Map<String, String> labels =
                Map.of("alertname", "MCPodsCrashLooping", "namespace", "dark-tower", "severity", "critical");
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            episodes.add(new Episode(
                    new UUID(0, i),
                    "f" + i,
                    Map.of(
                            "alertname",
                            "MCPodsCrashLooping",
                            "namespace",
                            "dark-tower",
                            "severity",
                            "critical",
                            "pod",
                            "mc-" + i),
                    Map.of(),
                    "http://prometheus.example/graph?g0.expr=up",
                    START,
                    resolved));
        }
        return new Incident(
                INCIDENT,
                12,
                "main",
                "web.hook",
                "{}",
                labels,
                Map.of("summary", "Pods <!channel> crash", "runbook_url", "https://runbooks.example/mc"),
                "http://alertmanager.example",
                "production",
                "C0ONCALL",
                new ScenarioRef("mc.md", "scenario-1", "Crashed pods", "alert-line"),
                List.of(new ScenarioRef("mc.md", "scenario-2", "Mailbox depth", "name")),
                episodes,
                START,
                resolved,
                1);
    }

    private static Execution change(ExecutionState state, @Nullable Outcome outcome, Preview preview) {
        return new Execution(
                new UUID(0, 7),
                7,
                new Origin("C0ONCALL", "1.0", INCIDENT, null),
                List.of("rollback", "deployment/web", "-n", "shop"),
                List.of(),
                "production",
                ALICE,
                "bad release",
                preview,
                1,
                state == ExecutionState.AWAITING_APPROVAL
                        ? List.of()
                        : List.of(new Execution.Decision(BOB, true, "go", START.plusSeconds(60))),
                state,
                START,
                START.plusSeconds(900),
                START.plusSeconds(60),
                outcome == null ? null : START.plusSeconds(90),
                "here",
                false,
                "2 of 3 updated",
                outcome,
                1);
    }

    private static Execution read(Output output) {
        return new Execution(
                new UUID(0, 8),
                8,
                new Origin("C0ONCALL", "1.0", INCIDENT, null),
                List.of("query", "rate(http_request_duration_seconds_sum[5m])"),
                List.of(),
                "production",
                ALICE,
                null,
                null,
                0,
                List.of(),
                ExecutionState.SUCCEEDED,
                START,
                null,
                START,
                START.plusMillis(420),
                "here",
                false,
                null,
                Outcome.answered("2 series.", output),
                1);
    }

    private static Preview preview(String diff) {
        return new Preview(
                "rollback",
                "deployment/web",
                Map.of(),
                Risk.HIGH,
                true,
                null,
                List.of("A HorizontalPodAutoscaler scales it."),
                Map.of("Current revision", "4", "Target revision", "3"),
                List.of(new Change("deployments", "shop", "web", "patch", diff)),
                "f1");
    }

    private static String all(Message message) {
        return message.parts().stream().map(NoticesTest::show).collect(Collectors.joining("\n"));
    }

    private static String show(Part part) {
        if (part instanceof Part.Heading heading) {
            return heading.text();
        } else if (part instanceof Part.Paragraph paragraph) {
            return Mrkdwn.of(paragraph.text());
        } else if (part instanceof Part.Facts facts) {
            return facts.facts().stream()
                    .map(f -> f.label() + ": " + Mrkdwn.of(f.value()))
                    .collect(Collectors.joining("\n"));
        } else if (part instanceof Part.Code code) {
            return Mrkdwn.codeBlock(code.text());
        } else if (part instanceof Part.Buttons buttons) {
            return buttons.buttons().stream().map(b -> "[" + b.label() + "]").collect(Collectors.joining());
        } else if (part instanceof Part.Line line) {
            return Mrkdwn.of(line.text()) + " [" + line.button().label() + "]";
        } else if (part instanceof Part.Note note) {
            return Mrkdwn.of(note.text());
        }
        return "---";
    }

    @Test
    void saysWhatFiresSinceWhenHowBadAndWhere() {
        String text = all(RootMessage.of(incident(1, null), List.of(), FrontMatter.NONE));
        assertThat(text)
                .startsWith("FIRING  MCPodsCrashLooping - critical")
                .contains("Pods &lt;!channel&gt; crash")
                .contains("<!date^" + START.getEpochSecond())
                .contains("namespace `dark-tower`")
                .contains("pod `mc-0`")
                .contains("Who acts: nobody yet")
                .contains("|Source>")
                .contains("|Runbook>")
                .contains("/#/silences/new?filter=%7Balertname%3D%22MCPodsCrashLooping%22")
                .contains("INC-12");
    }

    @Test
    void listsTheFirstOfManyAlertsAndCountsTheRest() {
        Message root = RootMessage.of(incident(200, null), List.of(), FrontMatter.NONE);
        assertThat(all(root))
                .contains("200 of 200 alerts firing")
                .contains("`pod=mc-0`")
                .contains("and 192 more");
        assertThat(Pages.of(root)).hasSize(1);
    }

    @Test
    void closesWithWhatWasDoneByWhomAndHowLongItTook() {
        Execution done =
                change(ExecutionState.SUCCEEDED, Outcome.of(Outcome.Status.SUCCEEDED, "rolled back"), preview("x"));
        String text = all(RootMessage.of(incident(1, START.plusSeconds(725)), List.of(done), FrontMatter.NONE));
        assertThat(text)
                .startsWith("RESOLVED")
                .contains("Resolved after 12 min 5 s")
                .contains("What was wrong: Crashed pods")
                .contains("by <@U0ALICE>, approved by <@U0BOB>");
    }

    @Test
    void asksForApprovalWithReasonFactsDiffAndButtons() {
        String diff = "- image: web:4\n+ image: web:3 ```";
        String text = all(ChangeMessage.of(change(ExecutionState.AWAITING_APPROVAL, null, preview(diff))));
        assertThat(text)
                .startsWith("Approval needed: Roll back deployment/web")
                .contains("requested by <@U0ALICE>: bad release")
                .contains("`kubectl rollout undo deployment/web -n shop`")
                .contains("Target revision: 3")
                .contains("HorizontalPodAutoscaler")
                .contains("+ image: web:3")
                .contains("[Approve][Deny][Cancel request]");
    }

    @Test
    void keepsTheButtonsWhenTheDiffIsHuge() {
        String diff = IntStream.range(0, 5000).mapToObj(i -> "+ line " + i).collect(Collectors.joining("\n"));
        Execution execution = change(ExecutionState.AWAITING_APPROVAL, null, preview(diff));
        List<Message> pages = Pages.of(ChangeMessage.of(execution));
        assertThat(pages).hasSize(1);
        assertThat(all(pages.get(0))).contains("[Approve]").contains("the file in the thread");
        assertThat(ChangeMessage.file(execution)).isPresent();
    }

    @Test
    void saysPlainlyThatAnOutcomeIsUnknown() {
        String text = all(ChangeMessage.of(change(
                ExecutionState.UNKNOWN, Outcome.of(Outcome.Status.UNKNOWN, "The connection was lost."), preview("x"))));
        assertThat(text).startsWith("Outcome unknown").contains("not run again by itself");
    }

    @Test
    void showsTheHeadOfALongAnswerAndTheRestAsAFile() {
        String output =
                IntStream.range(0, 500).mapToObj(i -> "pod-" + i + " Running").collect(Collectors.joining("\n"));
        Execution execution = read(Output.text(output));
        assertThat(all(ReadMessage.of(execution)))
                .contains("<@U0ALICE> ran on production")
                .contains("`rate(http_request_duration_seconds_sum[5m])`")
                .contains("pod-0 Running")
                .contains("2 series.  \u00b7  0.4 s")
                .contains("500 lines, all of them in the file below");
        assertThat(ReadMessage.file(execution).orElseThrow().content()).hasSize(output.length());
        assertThat(Pages.of(ReadMessage.of(execution))).hasSize(1);
    }

    @Test
    void drawsASeriesAndDescribesItInWords() throws Exception {
        List<Series> series = IntStream.range(0, 12)
                .mapToObj(n -> new Series(
                        Map.of("job", "mc", "pod", "meeting-controller-" + n),
                        IntStream.range(0, 60)
                                .mapToObj(i -> START.plusSeconds(i * 60L).toEpochMilli())
                                .toList(),
                        IntStream.range(0, 60)
                                .mapToObj(i -> i == 30 ? Double.NaN : Math.sin(i / 10.0) * n + n)
                                .toList()))
                .toList();
        Execution execution = read(new Output("numbers", false, series, 7.5));
        FileUpload chart = ReadMessage.chart(execution).orElseThrow();
        assertThat(chart.content()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(chart.altText())
                .contains("Threshold 7.5")
                .contains("and 4 more lines")
                .contains("pod=meeting-controller");
        String folder = System.getProperty("pageturner.pictures");
        if (folder != null) {
            Files.write(Path.of(folder, "chart.png"), chart.content());
        }
    }

    @Test
    void guessesTheUnitFromTheName() {
        assertThat(Unit.of("rate(x_seconds_sum[5m])")).isEqualTo("seconds per second");
        assertThat(Unit.of("histogram_quantile(0.99, sum(rate(x_seconds_bucket[5m])) by (le))"))
                .isEqualTo("seconds");
        assertThat(Unit.of("rate(x_total[5m])")).isEqualTo("per second");
        assertThat(Unit.of("container_memory_working_set_bytes")).isEqualTo("bytes");
    }

    @Test
    void givesEveryStepItsButtonAndEveryOtherItsReason() {
        Step look = step("s1", "Check pods", "kubectl get pods", StepKind.CLUSTER_READ, List.of("get", "pods"), null);
        Step undo = step(
                "s2",
                "Undo",
                "kubectl rollout undo deployment/web",
                StepKind.CHANGE,
                List.of("rollback", "deployment/web"),
                null);
        Step hand = step("s3", "Edit", "vim x", StepKind.BY_HAND, List.of(), "vim is an editor.");
        Scenario scenario = new Scenario(
                "mc.md",
                "scenario-1",
                "Crashed pods",
                1,
                List.of(),
                null,
                List.of(
                        new Section(
                                Section.Kind.SYMPTOMS, "Symptoms", 2, List.of(new Block.Prose("- Pods **crash**", 3))),
                        new Section(
                                Section.Kind.DIAGNOSIS,
                                "Diagnosis",
                                4,
                                List.of(new Block.Steps(List.of(look), "bash", 5))),
                        new Section(
                                Section.Kind.REMEDIATION,
                                "Remediation",
                                6,
                                List.of(new Block.Steps(List.of(undo, hand), "bash", 7)))));
        Message message = ScenarioMessage.brief(incident(1, null), scenario, FrontMatter.NONE, "alert-line");
        assertThat(all(message))
                .contains("`mc.md#scenario-1`, chosen by its Alert line [Show all]")
                .contains("*Check pods*\n`kubectl get pods` [Run]")
                .contains("`kubectl rollout undo deployment/web` [Roll back\u2026]")
                .contains("By hand: vim is an editor.")
                .contains("[Mailbox depth]");
    }

    private static Step step(
            String id, String title, String source, StepKind kind, List<String> words, @Nullable String reason) {
        return new Step(id, 1, 1, title, source, kind, words, Map.of(), List.of(), List.of(), reason);
    }

    @Test
    void offersGeneralDiagnosticsWhereNoRunbookHelps() {
        assertThat(all(UncoveredMessage.of(incident(1, null))))
                .contains("No runbook covers MCPodsCrashLooping")
                .contains("`kubectl get pods -n dark-tower -o wide` [Run]")
                .contains("`kubectl describe pod/mc-0 -n dark-tower` [Run]");
    }

    @Test
    void comesBackFromTheDatabaseAsItWas() throws Exception {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        Message root = RootMessage.of(incident(3, null), List.of(), FrontMatter.NONE);
        assertThat(json.readValue(json.writeValueAsString(root), Message.class)).isEqualTo(root);
    }
}
