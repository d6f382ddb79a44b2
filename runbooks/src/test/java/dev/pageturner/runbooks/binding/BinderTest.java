package dev.pageturner.runbooks.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.steps.BlockReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {
    private static final AlertFacts NO_LABELS = new AlertFacts(Map.of(), Map.of());

    private static Step step(String command) {
        Block block = BlockReader.read(new CodeText("bash", command, 1), "a");
        List<Step> steps = ((Block.Steps) block).steps();
        return steps.get(steps.size() - 1);
    }

    private static AlertFacts labels(String... pairs) {
        Map<String, String> labels = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return new AlertFacts(labels, Map.of());
    }

    private static Binding bind(String command, AlertFacts alert, Map<String, String> answers) {
        return Binder.bind(step(command), alert, FrontMatter.NONE, answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl logs <pod> -n <namespace>",
                "kubectl logs <POD_NAME> -n $NAMESPACE",
                "kubectl logs <pod-name> -n ${NAMESPACE}",
                "kubectl logs {{ $labels.pod }} -n {{ $labels.namespace }}",
                "kubectl logs [pod] -n [namespace]",
            })
    void bindsLabelsOfTheSameMeaning(String command) {
        Binding binding = bind(command, labels("pod", "web-0", "namespace", "shop"), Map.of());
        assertThat(binding).isEqualTo(new Binding.Bound(List.of("logs", "web-0", "-n", "shop")));
    }

    @Test
    void asksForWhatNoLabelMeans() {
        Binding binding = bind("kubectl describe pod <mc-pod> -n shop", labels("pod", "gc-0"), Map.of());
        assertThat(binding).isInstanceOf(Binding.Missing.class);
        List<Placeholder> missing = ((Binding.Missing) binding).placeholders();
        assertThat(missing).extracting(Placeholder::type).containsExactly(Placeholder.Type.POD);
    }

    @Test
    void takesThePodThatAnExporterTalksAbout() {
        Binding binding = bind("kubectl logs <pod>", labels("pod", "exporter-0", "exported_pod", "web-0"), Map.of());
        assertThat(binding).isEqualTo(new Binding.Bound(List.of("logs", "web-0")));
    }

    @Test
    void usesTheRunbooksOwnValueForReadsAndAsksForChanges() {
        assertThat(bind("NS=shop\nkubectl get pods -n $NS", NO_LABELS, Map.of()))
                .isEqualTo(new Binding.Bound(List.of("get", "pods", "-n", "shop")));
        assertThat(bind("NS=shop\nkubectl delete pod x -n $NS", NO_LABELS, Map.of()))
                .isInstanceOf(Binding.Missing.class);
    }

    @Test
    void asksAgainWhenALabelDoesNotFit() {
        assertThat(bind("kubectl logs <pod>", labels("pod", "x --all-containers"), Map.of()))
                .isInstanceOf(Binding.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--all", "a b", "a;b", "a\nb", "a'b", "$(x)", "../x", "A", "", "a/b", "a,b", "-n"})
    void refusesWhatIsNoPod(String value) {
        assertThat(bind("kubectl delete pod <pod>", NO_LABELS, Map.of("pod", value)))
                .isInstanceOf(Binding.Refused.class);
    }

    @Test
    void quotesValuesOfStatements() {
        Binding binding = bind(
                "psql -c \"SELECT * FROM orgs WHERE id = '<ORG_ID>' AND n > <LIMIT>\"",
                NO_LABELS,
                Map.of("org-id", "x' OR '1'='1", "limit", "5"));
        assertThat(binding)
                .isEqualTo(new Binding.Bound(
                        List.of("sql", "SELECT * FROM orgs WHERE id = 'x'' OR ''1''=''1' AND n > 5")));
    }

    @Test
    void takesOnlyANameForWhatACommandOfPsqlLooksFor() {
        assertThat(bind("psql -c '\\d <table>'", NO_LABELS, Map.of("table", "sales.Orders")))
                .isEqualTo(new Binding.Bound(List.of("sql", "\\d sales.Orders")));
        for (String value : List.of("a b", "a\\! rm", "\\! rm", "`rm`", "a;b", "x|sh", "a'b", "*", "a.b.c", "\"a")) {
            assertThat(bind("psql -c '\\d <table>'", NO_LABELS, Map.of("table", value)))
                    .as(value)
                    .isInstanceOf(Binding.Refused.class);
        }
    }

    @Test
    void encodesValuesOfAddresses() {
        Binding binding = bind("curl http://web/meetings/<code>/x", NO_LABELS, Map.of("code", "a/b?c=d&e"));
        assertThat(binding)
                .isEqualTo(new Binding.Bound(List.of("probe", "GET", "http://web/meetings/a%2Fb%3Fc%3Dd%26e/x")));
        assertThat(bind("curl http://<host>/x", NO_LABELS, Map.of("host", "evil@x")))
                .isInstanceOf(Binding.Refused.class);
    }

    @Test
    void encodesValuesOfFormFields() {
        Binding binding =
                bind("curl -G http://web/find --data-urlencode 'q=<word> x'", NO_LABELS, Map.of("word", "a&b"));
        assertThat(binding).isEqualTo(new Binding.Bound(List.of("probe", "GET", "http://web/find?q=a%26b+x")));
    }

    @Test
    void fillsBlanksOfFilters() {
        Binding binding = bind("kubectl get pods | grep <pod>", labels("pod", "web-0"), Map.of());
        assertThat(((Binding.Bound) binding).filters().get(0).words()).containsExactly("grep", "web-0");
    }

    @Test
    void noValueChangesTheShapeOfACommand() {
        Random random = new Random(7);
        List<String> commands = List.of(
                "kubectl delete pod <pod> -n <namespace>",
                "kubectl get pods -l app=<app-label>",
                "kubectl logs prefix-<suffix> --since=<duration>",
                "psql -c \"SELECT * FROM t WHERE a = '<x>' AND b = <y>\"",
                "psql -c \"UPDATE t SET a = '<x>' WHERE b = <y>\"",
                "sum(rate(http_requests_total{pod=\"<pod>\"}[5m]))\n",
                "curl http://web/<x>?y=<y>");
        String alphabet = "abz09-'\"; \\$()`{}[]<>|&=,/.%\n\t_:@#*!~^é--";
        for (int i = 0; i < 8_000; i++) {
            Step step = step(commands.get(i % commands.size()));
            Map<String, String> answers = new java.util.HashMap<>();
            for (Placeholder placeholder : step.placeholders()) {
                StringBuilder value = new StringBuilder();
                for (int length = random.nextInt(8); length >= 0; length--) {
                    value.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                answers.put(placeholder.name(), value.toString());
            }
            if (Binder.bind(step, NO_LABELS, FrontMatter.NONE, answers) instanceof Binding.Bound bound) {
                assertSameShape(step.words(), bound.words(), answers);
            }
        }
    }

    private static void assertSameShape(List<String> before, List<String> after, Map<String, String> answers) {
        String told = before + " with " + answers;
        assertThat(after).as(told).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i).startsWith("-"))
                    .as(told)
                    .isEqualTo(before.get(i).startsWith("-"));
        }
        if (before.get(0).equals("sql")) {
            String withoutLiterals = after.get(1).replaceAll("'(?:[^']|'')*'", "?");
            assertThat(withoutLiterals).as(told).doesNotContain(";").doesNotContain("--");
        }
    }
}
