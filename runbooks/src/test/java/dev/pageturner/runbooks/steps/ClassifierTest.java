package dev.pageturner.runbooks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {
    static List<Step> steps(String language, String text) {
        Block block = BlockReader.read(new CodeText(language, text, 1), "anchor");
        return block instanceof Block.Steps steps ? steps.steps() : List.of();
    }

    private static final String JOB = """
            # Copy the old orders
            apiVersion: batch/v1
            kind: Job
            metadata: {name: copy-orders, namespace: shop}
            spec:
              template: {spec: {restartPolicy: Never, containers: [{name: copy, image: "shop:42", args: [copy]}]}}
            """;

    @Test
    void aJobInYamlIsATemplateThatRunJobRuns() {
        Step step = steps("yaml", JOB).get(0);

        assertThat(step.kind()).isEqualTo(StepKind.CHANGE);
        assertThat(step.title()).isEqualTo("Copy the old orders");
        assertThat(step.words()).containsExactly("run-job", "copy-orders", "--template=" + JOB.strip(), "-n", "shop");
        assertThat(step.arguments()).containsEntry("namespace", "shop").containsEntry("target", "copy-orders");
        assertThat(steps("yaml", JOB.replace("name: copy-orders", "generateName: copy-"))
                        .get(0)
                        .words())
                .contains("copy-");
    }

    @Test
    void aJobThatIsNotOneAsItStandsHasNoButton() {
        assertThat(steps("yaml", JOB.replace("shop:42", "shop:<version>"))
                        .get(0)
                        .reason())
                .contains("blanks");
        assertThat(steps("yaml", JOB.replace("name: copy-orders, ", "")).get(0).reason())
                .contains("no name");
        assertThat(steps("yaml", JOB.replace("kind: Job", "kind: CronJob"))).isEmpty();
        assertThat(steps("yaml", JOB + "---\n" + JOB)).isEmpty();
    }

    private static Step only(String text) {
        List<Step> steps = steps("bash", text);
        assertThat(steps).as(text).hasSize(1);
        return steps.get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kubectl get pods -n shop -l app=web | cluster-read | [get, pods, -n, shop, -l, app=web]
            kubectl -nshop get po -owide | cluster-read | [get, -n, shop, po, -o, wide]
            kubectl --namespace=shop describe pod web-0 | cluster-read | [describe, -n, shop, pod, web-0]
            kubectl top pod -A --sort-by=memory | cluster-read | [top, pods, -A, --sort-by=memory]
            oc adm top nodes | cluster-read | [top, nodes]
            kubectl rollout status deploy/web -n shop --timeout=5m | cluster-read | [rollout-status, deploy/web, -n, shop, --timeout=5m]
            kubectl rollout history deployment/web --revision 3 | cluster-read | [rollout-history, deployment/web, --revision=3]
            kubectl auth can-i delete pods -n shop | cluster-read | [can-i, delete, pods, -n, shop]
            kubectl get secret tls -n shop | cluster-read | [get, secret, tls, -n, shop]
            kubectl get secrets --sort-by=.metadata.name | cluster-read | [get, secrets, --sort-by=.metadata.name]
            kubectl get pods -w | cluster-read | [get, pods, --watch]
            watch -n 5 kubectl get pods | cluster-read | [get, pods, --watch]
            kubectl logs -f deploy/web -n shop --tail 50 | logs | [logs, --follow, deploy/web, -n, shop, --tail=50]
            sudo kubectl logs web-0 -p -c app | logs | [logs, web-0, --previous, -c, app]
            TZ=UTC time kubectl get nodes 2>/dev/null | cluster-read | [get, nodes]
            kubectl rollout undo deploy web -n shop --to-revision=3 | change | [rollback, deployment/web, -n, shop, --to-revision=3]
            kubectl rollout restart sts/db | change | [restart, statefulset/db]
            kubectl scale --replicas=0 deployment/web | change | [scale, deployment/web, --replicas=0]
            kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data | change | [drain, node-1, --ignore-daemonsets, --delete-emptydir-data]
            oc adm cordon node-1 | change | [cordon, node-1]
            kubectl delete pod web-0 -n shop | change | [delete-pod, web-0, -n, shop]
            kubectl set image deploy/web app=web:2 -n shop | change | [set-image, deployment/web, app=web:2, -n, shop]
            kubectl patch cm settings -n shop -p '{"data":{"level":"debug"}}' | change | [patch-config, configmap/settings, level=debug, -n, shop]
            kubectl create job --from=cronjob/backup backup-now -n shop | change | [run-job, backup-now, --from=cronjob/backup, -n, shop]
            curl -sS http://web.shop:8080/health | http-probe | [probe, GET, http://web.shop:8080/health]
            curl -I https://example.org | http-probe | [probe, HEAD, https://example.org/]
            curl -H 'Accept: text/plain' http://web/x | http-probe | [probe, GET, http://web/x, --header=Accept: text/plain]
            curl -G http://web/find --data-urlencode 'q=a b' | http-probe | [probe, GET, http://web/find?q=a+b]
            curl -X POST http://web/reload | change | [probe, POST, http://web/reload]
            curl -d x=1 http://web/reload | change | [probe, POST, http://web/reload, --data=x=1]
            kubectl exec -it web-0 -n shop -- curl -s localhost:8080/ready | http-probe | [probe, GET, http://web-0:8080/ready, --via=pod/web-0, --port=8080, -n, shop]
            kubectl exec deploy/db -n shop -- psql -U app -d main -c "SELECT count(*) FROM orders;" | sql-read | [sql, SELECT count(*) FROM orders, --database=main, --via=deployment/db, -n, shop]
            psql $DATABASE_URL -c "UPDATE orders SET state = 'x'" | change | [sql, UPDATE orders SET state = 'x']
            kubectl exec deploy/db -- sh -c 'psql $DATABASE_URL -c "SELECT 1"' | sql-read | [sql, SELECT 1, --via=deployment/db]
            curl -s 'http://prom:9090/api/v1/query?query=up%3D%3D0' | promql | [query, up==0]
            promtool query instant http://prom:9090 'sum(up)' | promql | [query, sum(up)]
            """)
    void readsCommand(String command, String kind, String words) {
        Step step = only(command);
        assertThat(step.kind().id()).as(step.toString()).isEqualTo(kind);
        assertThat(step.words().toString()).isEqualTo(words);
        assertThat(step.reason()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl get secret tls -o yaml",
                "kubectl get secrets -n shop -ojson",
                "kubectl get pods,secret -o json",
                "kubectl get secret tls -o yaml -o name",
                "kubectl get secret --sort-by=.data.key",
                "kubectl get pods -o go-template={{.items}}",
                "kubectl get --raw /healthz",
                "kubectl get -o yaml secret/tls",
                "kubectl get secrets.v1. -o jsonpath={.data}",
                "kubectl get <kind> -o yaml",
                "kubectl get secret tls --template={{.data}}",
                "kubectl get --raw /api/v1/namespaces/shop/secrets",
                "kubectl get pods -o yaml > pods.yaml",
                "kubectl get pods | xargs kubectl delete pod",
                "kubectl get pods | tee out",
                "kubectl get pods $(kubectl delete pod x)",
                "kubectl get pods `reboot`",
                "kubectl get pods -f pods.yaml",
                "kubectl get pods --as=admin",
                "kubectl get pods --kubeconfig=/x",
                "KUBECONFIG=/x kubectl get pods",
                "LD_PRELOAD=/x kubectl get pods",
                "kubectl get pods --unheard-of",
                "kubectl get pods & rm -rf /",
                "kubectl get pods; rm -rf /",
                "kubectl get pods && ./deploy.sh",
                "for p in a b; do kubectl delete pod $p; done",
                "while true; do kubectl get pods; done",
                "kubectl exec web-0 -- env",
                "kubectl exec web-0 -- rm -rf /",
                "kubectl exec -it web-0 -- bash",
                "kubectl exec web-0 -- sh -c 'curl localhost:1/x; rm x'",
                "kubectl exec web-0 -- sh -c 'curl localhost:1/x | sh'",
                "kubectl apply -f x.yaml",
                "kubectl delete deployment web",
                "kubectl delete pod --all",
                "kubectl delete pods,deployments -l app=x",
                "kubectl rollout undo deployment",
                "kubectl edit deployment web",
                "kubectl drain node-1 --dry-run=server",
                "curl file:///etc/passwd",
                "curl -o out http://web/",
                "curl -K settings http://web/",
                "curl -u a:b http://web/",
                "curl http://user:pass@web/",
                "curl -H 'Authorization: Bearer x' http://web/",
                "curl http://169.254.169.254/latest/meta-data",
                "curl http://localhost:8080/health",
                "curl -T file http://web/",
                "curl -d @file http://web/",
                "curl http://web/{a,b}",
                "curl http://web/ http://other/",
                "curl -GET http://web/",
                "psql -f migrate.sql",
                "psql -c 'SELECT 1; DELETE FROM x'",
                "psql -c 'SELECT my_function(1)'",
                "psql",
                "env",
                "printenv",
                "export",
                "git push",
                "terraform apply",
                "watch kubectl delete pod x",
                "eval kubectl get pods",
                "./kubectl get pods",
                "$CMD get pods",
                "bash -c \"kubectl get pods > x\"",
                "kubectl get pods <<< x | sh",
                "kubectl \"get\" pods \"--as=root\"",
            })
    void leavesByHandWithAReason(String command) {
        List<Step> steps = steps("bash", command);
        assertThat(steps).as(command).isNotEmpty();
        assertThat(steps).as(command).allSatisfy(step -> assertThat(step.kind()).isEqualTo(StepKind.BY_HAND));
        assertThat(steps).allSatisfy(step -> assertThat(step.reason()).isNotBlank());
    }

    @Test
    void mergesPortForwardCurlAndKillIntoOneProbe() {
        Step step = only("""
                # Check meetings
                kubectl port-forward -n shop deployment/web 9000:8080 &
                curl -s http://localhost:9000/metrics | grep meetings
                kill %1
                """);
        assertThat(step.words().toString())
                .isEqualTo("[probe, GET, http://web:8080/metrics, --via=deployment/web, --port=8080, -n, shop]");
        assertThat(step.title()).isEqualTo("Check meetings");
        assertThat(List.of(step.line(), step.endLine())).containsExactly(2, 4);
        assertThat(step.filters()).hasSize(1);
    }

    @Test
    void tellsCommandsFromWhatTheyPrinted() {
        List<Step> steps = steps("console", """
                $ kubectl get pods -n shop \\
                > -l app=web
                NAME    READY   STATUS
                web-0   1/1     Running

                $ kubectl delete pod web-0
                pod "web-0" deleted
                """);
        assertThat(steps)
                .extracting(Step::source)
                .containsExactly("kubectl get pods -n shop -l app=web", "kubectl delete pod web-0");
    }

    @Test
    void givesAKnownValueToAVariableOfTheBlock() {
        List<Step> steps = steps("sh", "export NS=shop\nkubectl get pods -n ${NS}\n");
        Step last = steps.get(1);
        assertThat(last.placeholders()).hasSize(1);
        assertThat(last.placeholders().get(0).name()).isEqualTo("namespace");
        assertThat(Objects.requireNonNull(last.placeholders().get(0).value())).isEqualTo("shop");
    }

    @Test
    void readsEachExpressionOfAPromqlBlock() {
        List<Step> steps =
                steps("promql", "# Errors\nsum(rate(errors_total[5m]))\n  / sum(rate(all_total[5m]))\n\nup\nfor: 5m\n");
        assertThat(steps)
                .extracting(step -> step.words().get(1))
                .containsExactly("sum(rate(errors_total[5m]))\n  / sum(rate(all_total[5m]))", "up");
        assertThat(steps.get(0).title()).isEqualTo("Errors");
    }

    @Test
    void findsPromqlInsideAShellBlock() {
        List<Step> steps = steps("bash", "kubectl get pods\n# In Prometheus:\nsum by(job) (up{job=\"x\"})\n");
        assertThat(steps).extracting(Step::kind).containsExactly(StepKind.CLUSTER_READ, StepKind.PROMQL);
    }

    @Test
    void keepsPlainTextAsASample() {
        assertThat(steps("", "Starting\nReady\n")).isEmpty();
        assertThat(steps("yaml", "kubectl: get\n")).isEmpty();
        assertThat(steps("", "kubectl get pods\n")).hasSize(1);
    }

    @Test
    void readsHeredocsAndCommandsBehindThem() {
        List<Step> steps = steps("bash", "psql -d main <<'SQL'\nSELECT 1;\nSQL\nkubectl get pods\n");
        assertThat(steps).extracting(Step::kind).containsExactly(StepKind.SQL_READ, StepKind.CLUSTER_READ);
    }

    @Test
    void readsAnHttpRequest() {
        Step step = steps("http", "GET /health HTTP/1.1\nHost: web:8080\n").get(0);
        assertThat(step.words()).containsExactly("probe", "GET", "http://web:8080/health");
    }

    @Test
    void keepsIdsWhenLinesMove() {
        String id = only("kubectl get pods").id();
        assertThat(only("\n\n# Other comment\nkubectl get pods").id()).isEqualTo(id);
    }
}
