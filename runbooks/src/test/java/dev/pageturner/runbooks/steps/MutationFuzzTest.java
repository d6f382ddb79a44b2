package dev.pageturner.runbooks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a command that changes something: it never comes out as one that only reads. */
class MutationFuzzTest {
    private static final List<String> MUTATING = List.of(
            "kubectl delete pod web-0 -n shop",
            "kubectl rollout undo deployment/web -n shop",
            "kubectl scale deployment/web --replicas=0",
            "kubectl drain node-1 --force",
            "kubectl apply -f x.yaml",
            "kubectl exec web-0 -- rm -rf /data",
            "kubectl patch deployment/web -p '{\"spec\":{}}'",
            "oc adm cordon node-1",
            "curl -X POST http://web/reload",
            "curl -d a=b http://web/reload",
            "psql -c \"DELETE FROM orders\"",
            "psql -c \"SELECT pg_terminate_backend(1)\"",
            "kubectl exec db-0 -- psql -c 'UPDATE orders SET a = 1'",
            "psql -c '\\! reboot'",
            "psql -c '\\copy orders to x'",
            "kubectl exec db-0 -- psql -c '\\i x.sql'",
            "amtool silence add alertname=x -c why",
            "amtool silence expire 0d1e",
            "amtool -o json silence update 0d1e -d 1h",
            "amtool alert add HighErrorRate",
            "kubectl exec am-0 -- amtool silence import x.json",
            "promtool push metrics http://prom:9090 x.prom",
            "kubectl exec prom-0 -- promtool tsdb create-blocks-from openmetrics x.om /prometheus",
            "kubectl exec db-0 -- sh -c 'psql -c \"TRUNCATE orders\"'");
    private static final List<String> BEFORE = List.of(
            "sudo ",
            "time ",
            "env LANG=C ",
            "\\\n",
            "  ",
            "watch ",
            "timeout 5 ",
            "nice ",
            "$ ",
            "! ",
            "command ",
            "bash -c ",
            "( ",
            "{ ",
            "kubectl get pods | ",
            "echo x | ",
            "if true; then ");
    private static final List<String> AFTER = List.of(
            " | grep x",
            " 2>/dev/null",
            " > /dev/null",
            " || true",
            " &",
            " # get pods",
            " | head -1",
            " -o yaml",
            " --watch",
            " --",
            " | jq .",
            " \\\n",
            " -n <namespace>",
            " $X",
            " ; true",
            " && echo done",
            " }",
            " )",
            "; fi");
    private static final String ALPHABET = "abkget podsn-=\"'\\$<>|&;(){}[]#\n \t/.,:*?!~%@^`";

    @Test
    void noMutationOfAMutatingCommandIsARead() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 6_000; i++) {
            String command = mutated(random);
            if (!stillSays(command)) {
                continue;
            }
            for (Step step : ClassifierTest.steps("bash", command)) {
                boolean says = stillSays(step.source());
                assertThat(says && step.kind().isRead())
                        .as(command + " -> " + step)
                        .isFalse();
            }
        }
    }

    private static String mutated(Random random) {
        String command = MUTATING.get(random.nextInt(MUTATING.size()));
        for (int i = random.nextInt(3); i > 0; i--) {
            command = BEFORE.get(random.nextInt(BEFORE.size())) + command;
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            command += AFTER.get(random.nextInt(AFTER.size()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(command.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            command = command.substring(0, at) + c + command.substring(at);
        }
        return command;
    }

    /** A random character may have broken the very words that change something; then there is nothing to prove. */
    private static boolean stillSays(String command) {
        String plain = command.replace("\\\n", "").replaceAll("(?m)(^|\\s)#.*$", "");
        return plain.matches("(?s).*(\\s(delete|undo|drain|apply|patch|cordon)\\s.*"
                + "|[\"'](\\\\!|\\\\copy|\\\\i)\\s.*|\\bamtool\\s(-o json )?(silence (add|expire|update|import)|alert add)\\s.*|scale deployment.*|\\srm\\s.*"
                + "|\\s-X POST\\s.*|\\s-d a=b\\s.*|[\"']DELETE FROM.*|pg_terminate_backend\\(.*|[\"']UPDATE orders.*"
                + "|[\"']TRUNCATE\\s.*)");
    }

    @Test
    void neverThrowsOnRandomText() {
        Random random = new Random(42);
        List<String> languages = List.of("bash", "", "console", "promql", "sql", "http");
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            List<Step> steps =
                    new ArrayList<>(ClassifierTest.steps(languages.get(i % languages.size()), text.toString()));
            assertThat(steps).allSatisfy(step -> assertThat(step.endLine()).isGreaterThanOrEqualTo(step.line()));
        }
    }
}
