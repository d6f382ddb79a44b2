package dev.pageturner.runbooks.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTogetherTest {
    private static final String FORWARD = "```bash\nkubectl port-forward -n shop deployment/web 8080:80 &\n```\n\n";
    private static final String CURL =
            "```bash\ncurl -s http://localhost:8080/metrics | grep web_requests_total\n```\n\n";

    @Test
    void equalCommandsOfTwoBlocksHaveIdsOfTheirOwn() {
        Scenario scenario =
                scenario("```bash\nkubectl get pods -n web\n```\n\n```bash\nkubectl get pods -n web\n```\n");

        assertThat(scenario.steps()).extracting(Step::id).hasSize(2).doesNotHaveDuplicates();
        assertThat(scenario.steps().get(0).id())
                .isEqualTo(scenario("```bash\nkubectl get pods -n web\n```\n")
                        .steps()
                        .get(0)
                        .id());
    }

    @Test
    void aRequestGoesThroughThePortForwardOfAnotherBlock() {
        Step probe = scenario(FORWARD + CURL).steps().get(1);

        assertThat(probe.kind()).isEqualTo(StepKind.HTTP_PROBE);
        assertThat(probe.words()).contains("--via=deployment/web", "--port=80");
        assertThat(probe.line()).isEqualTo(12);
        assertThat(probe.source()).startsWith("curl");
    }

    @Test
    void twoPortForwardsOnThePortLeaveItByHand() {
        String other = FORWARD.replace("deployment/web", "deployment/shop");

        assertThat(scenario(FORWARD + other + CURL).steps().get(2).kind()).isEqualTo(StepKind.BY_HAND);
        assertThat(scenario(FORWARD.replace("8080:", "9090:") + CURL)
                        .steps()
                        .get(1)
                        .kind())
                .isEqualTo(StepKind.BY_HAND);
    }

    @Test
    void whatStandsBelowTheWaitForAJobIsHeldBackUntilTheJobHasCompleted() {
        List<Step> steps = scenario("""
                        ```bash
                        kubectl create job migrate-42 --from=cronjob/migrate -n shop
                        kubectl wait --for=condition=complete job/migrate-42 -n shop --timeout=10m
                        kubectl set image deployment/web web=web:42 -n shop
                        kubectl scale deployment/web --replicas=3 -n shop
                        ```
                        """).steps();

        assertThat(steps.get(0).words())
                .containsExactly("run-job", "migrate-42", "--from=cronjob/migrate", "-n", "shop");
        assertThat(steps.get(1).kind()).isEqualTo(StepKind.BY_HAND);
        assertThat(steps.get(2).words())
                .containsExactly("set-image", "deployment/web", "web=web:42", "-n", "shop", "--after=job/migrate-42");
        assertThat(steps.get(2).arguments()).containsEntry("after", "job/migrate-42");
        assertThat(steps.get(3).arguments()).doesNotContainKey("after");
    }

    @Test
    void watchedProbesAreAskedOnce() {
        Step probe = scenario("```bash\nwatch -n 5 'curl -s http://web:8080/health'\n```\n")
                .steps()
                .get(0);

        assertThat(probe.kind()).isEqualTo(StepKind.HTTP_PROBE);
        assertThat(probe.words()).containsExactly("probe", "GET", "http://web:8080/health");
    }

    @Test
    void whatACommandPrintedStaysVisible() {
        Scenario scenario = scenario("```console\n$ kubectl get pods -n web\nNAME    READY\nweb-1   1/1\n```\n");

        assertThat(scenario.sections().get(0).blocks())
                .filteredOn(Block.Sample.class::isInstance)
                .extracting(block -> ((Block.Sample) block).text())
                .isEqualTo(List.of("NAME    READY\nweb-1   1/1"));
    }

    private static Scenario scenario(String body) {
        return Documents.of("web.md", "# Web\n\n### Scenario 1: Down\n\n**Diagnosis**:\n\n" + body)
                .scenarios()
                .get(0);
    }
}
