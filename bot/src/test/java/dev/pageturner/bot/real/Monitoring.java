package dev.pageturner.bot.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Prometheus with a real rule, and a real Alertmanager that notifies the bot. */
final class Monitoring implements AutoCloseable {
    private final Program alertmanager;
    private final Program prometheus;
    private final int prometheusPort = Program.freePort();
    private final int alertmanagerPort = Program.freePort();

    Monitoring(Path folder, int exporterPort, int botPort, String token) throws IOException {
        Files.createDirectories(folder);
        alertmanager = alertmanager(folder, botPort, token);
        prometheus = prometheus(folder, exporterPort);
        alertmanager.awaitHttp(alertmanagerUrl() + "/-/ready", 200);
        prometheus.awaitHttp(prometheusUrl() + "/-/ready", 200);
    }

    String prometheusUrl() {
        return "http://127.0.0.1:" + prometheusPort;
    }

    String alertmanagerUrl() {
        return "http://127.0.0.1:" + alertmanagerPort;
    }

    private Program alertmanager(Path folder, int botPort, String token) throws IOException {
        Path config = Files.writeString(folder.resolve("alertmanager.yaml"), """
                route:
                  receiver: web.hook
                  group_by: [alertname, deployment]
                  group_wait: 1s
                  group_interval: 2s
                  repeat_interval: 1h
                receivers:
                  - name: web.hook
                    webhook_configs:
                      - url: http://127.0.0.1:%d/webhooks/alertmanager
                        http_config: {authorization: {type: Bearer, credentials: %s}}
                """.formatted(botPort, token));
        return Program.start(
                folder,
                "alertmanager",
                Map.of(),
                List.of(
                        "prometheus-alertmanager",
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + alertmanagerPort,
                        "--cluster.listen-address="));
    }

    private Program prometheus(Path folder, int exporterPort) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                groups:
                  - name: meeting-controller
                    interval: 1s
                    rules:
                      - alert: MCPodsCrashLooping
                        expr: sum by (namespace, deployment) (practice_pods_crashing) > 0
                        for: 1s
                        labels: {severity: critical, team: media, cluster: production}
                        annotations:
                          summary: "{{ $value }} pods of {{ $labels.deployment }} crash"
                          runbook_url: https://github.com/example/ops/blob/main/runbooks/library/meeting-controller-incidents.md#scenario-1-pods-crash-after-a-rollout
                """);
        Path config = Files.writeString(
                folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
                rule_files: [%s]
                alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:%d"]}]}]}
                scrape_configs:
                  - job_name: practice
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(rules, alertmanagerPort, exporterPort));
        return Program.start(
                folder,
                "prometheus",
                Map.of(),
                List.of(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + prometheusPort));
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanager.close();
    }
}
