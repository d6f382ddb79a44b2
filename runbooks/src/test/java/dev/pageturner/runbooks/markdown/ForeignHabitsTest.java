package dev.pageturner.runbooks.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Habits of authors that public collections of runbooks taught. */
class ForeignHabitsTest {
    private static List<Step> steps(String markdown) {
        return Documents.of("a.md", markdown).scenarios().stream()
                .flatMap(scenario -> scenario.steps().stream())
                .toList();
    }

    private static Step only(String command) {
        List<Step> steps = steps("# X\n\n```bash\n" + command + "\n```\n");
        assertThat(steps).as(command).hasSize(1);
        return steps.get(0);
    }

    @Test
    void readsTheFencesOfAnAdmonitionInTheirOrder() {
        Runbook runbook = Documents.of("a.md", """
                # Web

                !!! note "Only at night"

                    First look:

                    ```bash
                    kubectl get pods -n shop
                    ```

                    Then:

                      ```sh
                      kubectl top pods -n shop
                      ```
                """);

        List<Block> blocks = runbook.scenarios().get(0).sections().get(0).blocks();
        assertThat(blocks.stream().map(block -> block.getClass().getSimpleName()))
                .containsExactly("Prose", "Prose", "Steps", "Prose", "Steps");
        assertThat(runbook.scenarios().get(0).steps())
                .extracting(Step::line, Step::source)
                .containsExactly(tuple(8, "kubectl get pods -n shop"), tuple(14, "kubectl top pods -n shop"));
    }

    @Test
    void takesAFenceThatIsTooShortForTheEndThatItWasMeantToBe() {
        List<Step> steps = steps("""
                # Web

                1. Look
                   ```promql
                   sum(rate(http_requests_total[2m]))
                   ``
                   If it is more than 90, go on.

                2. Look again
                   ```bash
                   kubectl get pods -n shop
                   ```
                """);

        assertThat(steps).extracting(Step::kind).containsExactly(StepKind.PROMQL, StepKind.CLUSTER_READ);
    }

    @Test
    void aBlockWithoutALanguageMayBeginWithVariablesAndComments() {
        List<Step> steps = steps("""
                # Web

                ```
                #!/bin/bash
                #where it runs
                NS="shop"
                kubectl get pods -n $NS
                ```
                """);

        assertThat(steps.get(steps.size() - 1).kind()).isEqualTo(StepKind.CLUSTER_READ);
        assertThat(steps.get(steps.size() - 1).placeholders())
                .extracting(Placeholder::value)
                .containsExactly("shop");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [cluster-1]$ kubectl get pods
            [root@node ~]# kubectl get pods
            :~$ kubectl get pods
            ~ # kubectl get pods
            sh-4.4# kubectl get pods
            """)
    void stripsThePrompt(String line) {
        assertThat(only(line).source()).isEqualTo("kubectl get pods");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NAME     READY   STATUS    RESTARTS   AGE
            NAMESPACE   NAME   ISO CREATED AT
            drwxr-xr-x 4 root root 4.0K May 20 07:31 ..
            total 24K
            """)
    void aTableOfOutputIsNoCommandEvenWhereNoCommandStandsAboveIt(String line) {
        assertThat(steps("# X\n\n```sh\n" + line + "\n```\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubectl logs <Operator's pod>                           | <Operator's pod>      | operator-s-pod
            kubectl logs {pod_name}                                 | {pod_name}            | pod
            kubectl logs %POD%                                      | %POD%                 | pod
            kubectl logs __POD__                                    | __POD__               | pod
            kubectl get hostedcluster HOSTED_CLUSTER_NAME           | HOSTED_CLUSTER_NAME   | hosted-cluster-name
            kubectl describe pod pod-name                           | pod-name              | pod
            kubectl logs ${POD_NAME}                                | ${POD_NAME}           | pod
            """)
    void knowsABlankBySpelling(String command, String spelling, String name) {
        assertThat(only(command).placeholders())
                .extracting(Placeholder::spelling, Placeholder::name)
                .containsExactly(tuple(spelling, name));
    }

    @Test
    void leavesWhatOnlyLooksLikeABlankAlone() {
        assertThat(Stream.of(
                        "kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{end}'",
                        "kubectl get pods -l pod-name=web",
                        "kubectl logs deploy/x | grep CONDITION_NAME",
                        "kubectl patch cm x -p '{\"data\":{\"POD_NAME\":\"a\"}}'"))
                .allSatisfy(command -> assertThat(only(command).placeholders())
                        .noneMatch(each -> each.name().matches("end|condition-name")));
    }

    @Test
    void aVariableFilledByACommandHasNoValueEvenIfItHadOneBefore() {
        List<Step> steps = steps("""
                # X

                ```bash
                POD=web-0
                POD=$(kubectl get pods -o name | head -1)
                kubectl logs $POD
                ```
                """);

        assertThat(steps.get(1).reason()).contains("`POD`").contains("asked for");
        assertThat(steps.get(2).placeholders()).extracting(Placeholder::value).containsOnlyNulls();
    }

    @Test
    void aStatementEndsAtItsOwnSemicolon() {
        List<Step> steps = steps("""
                # X

                ```bash
                SELECT concat('KILL ', id, ';') FROM pg_stat_activity;
                DO $$
                BEGIN
                  SELECT 1;

                  DELETE FROM orders;
                END $$;
                ```
                """);

        assertThat(steps).extracting(Step::kind).containsExactly(StepKind.SQL_READ, StepKind.CHANGE);
    }

    @Test
    void theBlankKindOfAnObjectCouldBeASecret() {
        assertThat(only("kubectl get RESOURCE-NAME x -o yaml").kind()).isEqualTo(StepKind.BY_HAND);
        assertThat(only("kubectl get {kind} x -o yaml").kind()).isEqualTo(StepKind.BY_HAND);
    }

    @Test
    void grafanasOwnIntervalHasAValue() {
        List<Step> steps = steps("# X\n\n```promql\nrate(x_total[$__rate_interval])\n```\n");

        assertThat(steps.get(0).placeholders()).extracting(Placeholder::value).containsExactly("5m");
    }

    @Test
    void aPictureInAHeadingIsNoPartOfItsAnchorEverywhere() {
        Runbook runbook = Documents.of("a.md", "# Web\n\n## :warning: Disk full\n\nText.\n");

        assertThat(runbook.opens("warning-disk-full")).isPresent();
        assertThat(runbook.opens("disk-full")).isEqualTo(runbook.opens("warning-disk-full"));
    }

    @Test
    void theLabelOfATemplateIsOneBlankAndNotTwo() {
        List<Step> steps = steps("# X\n\n```promql\nrate(x_total{pod=\"{{ $labels.pod }}\"}[5m])\n```\n");

        assertThat(steps.get(0).placeholders()).extracting(Placeholder::name).containsExactly("pod");
    }

    @Test
    void aTableMayBeABlankButNotAFunctionAndNotPasswords() {
        List<Step> steps = steps("# X\n\n```sql\nSELECT * FROM <table>;\nSELECT * FROM <function>(1);\n"
                + "SELECT * FROM pg_shadow;\n```\n");

        assertThat(steps).extracting(Step::kind).containsExactly(StepKind.SQL_READ, StepKind.BY_HAND, StepKind.BY_HAND);
    }
}
