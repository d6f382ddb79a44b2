package dev.pageturner.runbooks.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A collection as large companies have: many services, each with a file in one of the shapes that teams use. Every word that
 * names a service differs from file to file, so that nothing is fast only because it was seen before.
 */
final class BenchCorpus {
    /** So many services of one team share an alert. */
    private static final int TEAM = 10;

    private static final String SCENARIOS = """
            ---
            service: NAME
            namespace: shop-TEAM
            routing:
              - match: {alertname: NAMERouted, reason: database}
                scenario: scenario-2-database
            ---

            # Incidents of NAME

            ## Overview

            NAME takes orders. Its owner is **Team TEAM**; see the [dashboard](https://grafana.example/d/NAME).

            ### Scenario 1: NAME is slow

            **Alert**: `NAMESlow`, `TEAMErrors`
            **Severity**: page

            **Symptoms**: p95 above 200 ms.

            **Diagnosis**:

            ```bash
            # 1. Are the pods well?
            kubectl get pods -n shop-TEAM -l app=NAME
            # 2. What do they say?
            kubectl logs -n shop-TEAM -l app=NAME --tail=100 | grep -i error
            kubectl port-forward -n shop-TEAM deployment/NAME 8080:8080 &
            curl -s http://localhost:8080/health | jq .status
            kill %1
            ```

            ```promql
            histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="NAME"}[5m])))
            ```

            **Remediation**:

            ```bash
            kubectl rollout undo deployment/NAME -n shop-TEAM
            ```

            ### Scenario 2: Database

            **Alert**: `NAMEDatabaseDown`

            **Diagnosis**:

            ```bash
            kubectl exec -n shop-TEAM db-0 -- psql -U app -d NAME -c "SELECT state, count(*) FROM pg_stat_activity GROUP BY state"
            ```

            **Remediation**: restart it with `kubectl rollout restart`.

            ```bash
            kubectl rollout restart deployment/NAME -n shop-TEAM
            kubectl rollout status deployment/NAME -n shop-TEAM --timeout=120s
            ```
            """;
    private static final String ALERT = """
            # NAMEFilling

            ## Meaning

            The volume of NAME is predicted to fill up within four days.

            ## Impact

            Writes of NAME fail, and with them every order of team TEAM.

            ## Diagnosis

            - Look at the volume:

            ```console
            $ kubectl get pvc -n shop-TEAM -l app=NAME
            NAME      STATUS   VOLUME    CAPACITY   ACCESS MODES   STORAGECLASS   AGE
            data-0    Bound    pvc-1     10Gi       RWO            fast           3d
            ```

            - Check `kubelet_volume_stats_available_bytes{namespace="shop-TEAM"}`.

            ## Mitigation

            Delete old data, or make the volume larger:

                kubectl patch pvc data-0 -n shop-TEAM -p '{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}'
            """;
    private static final String PLAYBOOKS = """
            # NAME operations

            Owner: Team TEAM

            ## Common Incidents (Playbooks)

            ### 1) NAME queue grows

            - **Symptoms**: `NAME_queue_depth` above 1000.
            - **Triage**: look at the consumers.
            - **Mitigation**: add replicas.

            ```sh
            kubectl -n shop-TEAM scale deployment/NAME --replicas=5
            ```

            ### 2) NAME rejects tokens

            - **Symptoms**: 401 for everybody.
            - **Triage**:

            ```
            kubectl -n shop-TEAM describe pod <pod>
            kubectl -n shop-TEAM get events --sort-by=.lastTimestamp | tail -20
            ```

            - **Resolution**: roll back the configuration.
            """;
    private static final String DEPLOYMENT = """
            # Deploying NAME

            ## Pre-Deployment Checklist

            - [ ] Tests are green
            - [ ] `NAME_error_ratio` below 1% for 30 minutes

            | Level | Who | When |
            |---|---|---|
            | L1 | on call of TEAM | at once |
            | L2 | lead of TEAM | after 30 minutes |

            ## Common Deployment Issues

            ### Issue 1: NAME pods crash

            **Symptoms**: `CrashLoopBackOff`

            ```bash
            export NAMESPACE=shop-TEAM
            kubectl get pods -n $NAMESPACE -l app=NAME -w
            for pod in $(kubectl get pods -n $NAMESPACE -o name); do kubectl logs $pod; done
            ```

            **Fix**:

            ```bash
            kubectl set image deployment/NAME NAME=registry.example/NAME:<version> -n $NAMESPACE
            ```

            ## Smoke Tests

            ### Test 1: Health

            ```bash
            curl -i https://NAME.example/health
            ```

            **Expected**: 200 and `OK`
            """;
    private static final String PROBES = """
            # Runbook: /meta of NAME

            | Probe | Expected | Failure modes |
            |---|---|---|
            | db-NAME | answers in 100 ms | pool exhausted |
            | queue-NAME | below 1000 | consumer gone |

            ## Playbooks

            - **Database** (`db-NAME`):
              1. Look at the connections.

                 ```sql
                 SELECT count(*) FROM pg_stat_activity WHERE datname = 'NAME';
                 ```

              2. Ask team TEAM.
            - **Queue** (`queue-NAME`):
              1. Restart the consumer: `kubectl rollout restart deployment/NAME`
            """;
    private static final String NOTES = """
            Notes on NAME
            =============

            > Written down after the incident in May.

            When NAME hangs we usually look at these numbers first. *Do not* restart it before you have a thread dump; see
            [the post mortem](https://wiki.example/NAME?id=1#top) and `NAMEHangs`.

            ~~~shell-session
            oncall@bastion:~$ kubectl top pods -n shop-TEAM --containers | grep NAME
            NAME-7d9f   app   250m   512Mi
            oncall@bastion:~$ kubectl logs deploy/NAME -n shop-TEAM --since=10m > /tmp/NAME.log
            ~~~

            #### Then

            ```yaml
            kind: ConfigMap
            metadata: {name: NAME}
            ```

            1. Query

               ```promql
               sum(rate(NAME_requests_total{code=~"5.."}[5m]))
                 / sum(rate(NAME_requests_total[5m]))
               ```

            2. Write to team TEAM.
            """;
    private static final List<String> SHAPES = List.of(SCENARIOS, ALERT, PLAYBOOKS, DEPLOYMENT, PROBES, NOTES);

    private BenchCorpus() {}

    static String service(int number) {
        return "svc" + number + "x";
    }

    static String team(int number) {
        return "team" + number / SHAPES.size() / TEAM;
    }

    /** @return characters that were written */
    static long write(Path folder, int files) throws IOException {
        long characters = 0;
        for (int at = 0; at < files; at++) {
            Path part = Files.createDirectories(folder.resolve("part-" + at / 1000));
            String text = text(at);
            Files.writeString(part.resolve(service(at) + ".md"), text);
            characters += text.length();
        }
        return characters;
    }

    private static String text(int number) {
        String text = SHAPES.get(number % SHAPES.size());
        for (Map.Entry<String, String> word :
                Map.of("NAME", service(number), "TEAM", team(number)).entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        return text;
    }
}
