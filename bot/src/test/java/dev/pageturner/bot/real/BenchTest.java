package dev.pageturner.bot.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mvn verify -Pbench}: measures the packaged program, started by its launcher, against the machine's own PostgreSQL (fsync
 * on) and Alertmanager. Prints a table and writes {@code target/bench.json}. It fails when something does not work, not when
 * something is slow: the figures depend on the machine, and on what else it does. docs/speed.md explains each of them.
 */
@Tag("bench")
class BenchTest {
    private static final String TOKEN = "bench-token";
    private static final String SIGNING = "bench-signing-secret";
    private static final int STARTS = 5;
    private static final int ALERTS = 40;
    private static final int CLICKS = 300;
    private static final int CLIENTS = 8;
    private static final Duration LOAD = Duration.ofSeconds(10);
    /** The bot keeps inside what Slack takes in a minute; a quicker sequence would measure that. */
    private static final long BETWEEN_ALERTS = 1500;

    private static final Pattern READY = Pattern.compile("ready on \\S+ after (\\d+) ms");

    private final Figures figures = new Figures();
    private final int port = Program.freePort();

    @TempDir
    Path folder;

    @Test
    void measures() throws Exception {
        machine();
        try (SlackReceiver slack = new SlackReceiver();
                Postgres postgres = Postgres.start(folder)) {
            Map<String, String> environment = environment(slack, postgres);
            starts(environment);
            try (Program bot = serve(environment, "bot")) {
                bot.awaitHttp("http://127.0.0.1:" + port + "/health", 200);
                idle(bot);
                double alone = webhookToSlack(slack);
                besideAlertmanager(slack, alone);
                clicks();
                intake(postgres);
            }
        }
        String table = figures.table();
        System.out.println("\n" + table);
        figures.write(Path.of("target/bench.json"));
        assertThat(table).isNotEmpty();
    }

    private void machine() throws IOException {
        figures.text("date", Instant.now().toString());
        figures.number("cpus", Runtime.getRuntime().availableProcessors());
        figures.text("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        Path load = Path.of("/proc/loadavg");
        figures.text("load_before", Files.exists(load) ? Files.readString(load).strip() : "unknown");
    }

    private Map<String, String> environment(SlackReceiver slack, Postgres postgres) {
        Map<String, String> environment = new java.util.HashMap<>(postgres.environment());
        environment.putAll(Map.of(
                "SLACK_BOT_TOKEN",
                "xoxb-bench",
                "SLACK_SIGNING_SECRET",
                SIGNING,
                "SLACK_API_URL",
                slack.url() + "/api/",
                "ALERTMANAGER_WEBHOOK_TOKEN",
                TOKEN,
                "PAGETURNER_PORT",
                Integer.toString(port)));
        return environment;
    }

    private static Path home() {
        return Path.of("").toAbsolutePath().getParent();
    }

    private Path config() throws IOException {
        StringBuilder yaml = new StringBuilder(
                "runbooks: [" + home().resolve("runbooks/library") + "]\nslack:\n" + "  channel: C0BENCH\n  routes:\n");
        for (int i = 0; i < ALERTS; i++) {
            yaml.append("    - {match: {bench: \"d" + i + "\"}, channel: C0DIRECT" + i + "}\n");
            yaml.append("    - {match: {bench: \"b" + i + "\"}, channel: C0BOT" + i + "}\n");
        }
        yaml.append("alertmanagers: [{name: main, token: \"${ALERTMANAGER_WEBHOOK_TOKEN}\"}]\n"
                + "people: {responders: [S0ONCALL], approvers: [S0LEADS], owners: [U0OWNER]}\n");
        return Files.writeString(folder.resolve("pageturner.yaml"), yaml);
    }

    private Program serve(Map<String, String> environment, String name) throws IOException {
        return Program.start(
                folder,
                name,
                environment,
                List.of(home().resolve("pageturner").toString(), "serve", "--config", config().toString()));
    }

    /** The first start makes the tables, and the launcher the archive of classes: neither happens again. */
    private void starts(Map<String, String> environment) throws IOException {
        // Otherwise the launcher would build what has just been built.
        Files.setLastModifiedTime(Path.of("target/pageturner.jar"), FileTime.from(Instant.now()));
        List<Double> inside = new ArrayList<>();
        List<Double> outside = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            long started = System.nanoTime();
            try (Program bot = serve(environment, "start-" + i)) {
                bot.awaitHttp("http://127.0.0.1:" + port + "/health", 200);
                if (i > 0) {
                    outside.add((System.nanoTime() - started) / 1e6);
                    Matcher ready = READY.matcher(bot.log());
                    inside.add(ready.find() ? Double.parseDouble(ready.group(1)) : Double.NaN);
                }
            }
        }
        double median = Figures.at(inside, 0.5);
        figures.number("ready_ms", median);
        figures.number("ready_with_launcher_ms", Figures.at(outside, 0.5));
        figures.row("serve ready, median of " + STARTS, Figures.millis(median), "1500 ms", median < 1500);
    }

    private void idle(Program bot) throws Exception {
        Thread.sleep(12_000);
        String status = Files.readString(Path.of("/proc/" + bot.pid() + "/status"));
        Matcher rss = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        double mebibytes = rss.find() ? Double.parseDouble(rss.group(1)) / 1024 : Double.NaN;
        figures.number("rss_idle_mib", mebibytes);
        figures.row("serve resident when idle", Math.round(mebibytes) + " MiB", "200 MiB", mebibytes < 200);
    }

    private double webhookToSlack(SlackReceiver slack) throws Exception {
        List<Double> samples = new ArrayList<>();
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < ALERTS; i++) {
                Thread.sleep(BETWEEN_ALERTS);
                long sent = System.nanoTime();
                assertThat(wire.post("/webhooks/alertmanager", bearer(), webhook("d" + i)))
                        .isEqualTo(200);
                samples.add((slack.arrival("C0DIRECT" + i) - sent) / 1e6);
            }
        }
        List<Double> warm = samples.subList(5, samples.size());
        double p50 = Figures.at(warm, 0.5);
        double p99 = Figures.at(warm, 0.99);
        figures.number("webhook_to_post_p50_ms", p50);
        figures.number("webhook_to_post_p99_ms", p99);
        figures.row(
                "webhook to chat.postMessage, commit included, p50 (p99)",
                Figures.millis(p50) + " (" + Figures.millis(p99) + ")",
                "10 ms",
                p50 < 10);
        return p50;
    }

    private static Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + TOKEN, "Content-Type", "application/json");
    }

    private static String labels(String id) {
        return "{\"alertname\":\"MCPodsCrashLooping\",\"severity\":\"critical\",\"namespace\":\"dark-tower\","
                + "\"deployment\":\"meeting-controller\",\"bench\":\"" + id + "\"}";
    }

    private static String webhook(String id) {
        String labels = labels(id);
        return "{\"version\":\"4\",\"groupKey\":\"{}:{bench=\\\"" + id
                + "\\\"}\",\"truncatedAlerts\":0,\"status\":\"firing\","
                + "\"receiver\":\"pageturner\",\"groupLabels\":{\"bench\":\"" + id + "\"},\"commonLabels\":" + labels
                + ",\"commonAnnotations\":{\"summary\":\"3 pods crash\"},\"externalURL\":\"http://127.0.0.1:9093\",\"alerts\":["
                + "{\"status\":\"firing\",\"labels\":" + labels + ",\"annotations\":{\"summary\":\"3 pods crash\"},"
                + "\"startsAt\":\"2026-11-21T10:00:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\","
                + "\"generatorURL\":\"http://127.0.0.1:9090/graph\",\"fingerprint\":\"" + id + "\"}]}";
    }

    /** The same alerts through Alertmanager, in turn by its own Slack notifier and by its webhook and the bot. */
    private void besideAlertmanager(SlackReceiver slack, double alone) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/prometheus-alertmanager"))) {
            System.out.println("SKIPPED: Alertmanager is not installed (Debian: prometheus-alertmanager)");
            return;
        }
        int alertmanagerPort = Program.freePort();
        try (Program alertmanager = alertmanager(slack, alertmanagerPort)) {
            alertmanager.awaitHttp("http://127.0.0.1:" + alertmanagerPort + "/-/ready", 200);
            List<Double> own = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            try (Wire wire = new Wire(alertmanagerPort)) {
                for (int i = 0; i < ALERTS; i++) {
                    own.add(through(wire, slack, "s" + i, "S0OWN" + i));
                    ours.add(through(wire, slack, "b" + i, "C0BOT" + i));
                }
            }
            compare(own.subList(5, ALERTS), ours.subList(5, ALERTS));
        }
        figures.number("webhook_to_post_p50_before_alertmanager_ms", alone);
    }

    private static double through(Wire wire, SlackReceiver slack, String id, String channel) throws Exception {
        Thread.sleep(BETWEEN_ALERTS / 2);
        String alert = "[{\"labels\":" + labels(id) + ",\"annotations\":{\"summary\":\"3 pods crash\"}}]";
        long sent = System.nanoTime();
        assertThat(wire.post("/api/v2/alerts", Map.of("Content-Type", "application/json"), alert))
                .isEqualTo(200);
        return (slack.arrival(channel) - sent) / 1e6;
    }

    private void compare(List<Double> own, List<Double> ours) {
        double theirs = Figures.at(own, 0.5);
        double mine = Figures.at(ours, 0.5);
        figures.number("alertmanager_own_slack_p50_ms", theirs);
        figures.number("alertmanager_own_slack_p99_ms", Figures.at(own, 0.99));
        figures.number("alertmanager_webhook_bot_slack_p50_ms", mine);
        figures.number("alertmanager_webhook_bot_slack_p99_ms", Figures.at(ours, 0.99));
        figures.row(
                "alert to Slack: Alertmanager, webhook, bot, against Alertmanager's own notifier, p50",
                Figures.millis(mine) + " against " + Figures.millis(theirs) + ", "
                        + String.format(java.util.Locale.ROOT, "%.2f times", mine / theirs),
                "1.2 times",
                mine <= 1.2 * theirs);
    }

    private Program alertmanager(SlackReceiver slack, int alertmanagerPort) throws IOException {
        Path config = Files.writeString(folder.resolve("alertmanager.yaml"), """
                route:
                  receiver: bot
                  group_by: [alertname, bench]
                  group_wait: 0s
                  group_interval: 1h
                  repeat_interval: 12h
                  routes:
                    - {matchers: ['bench=~"s.*"'], receiver: own}
                receivers:
                  - name: bot
                    webhook_configs:
                      - url: http://127.0.0.1:%d/webhooks/alertmanager
                        http_config: {authorization: {type: Bearer, credentials: %s}}
                  - name: own
                    slack_configs:
                      - api_url: %s/hook
                        channel: '{{ reReplaceAll "^s" "S0OWN" .CommonLabels.bench }}'
                        title: '{{ .CommonLabels.alertname }}'
                        text: '{{ .CommonAnnotations.summary }}'
                """.formatted(port, TOKEN, slack.url()));
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

    private void clicks() throws Exception {
        List<Double> samples = new ArrayList<>();
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < CLICKS; i++) {
                String body = click(i);
                Map<String, String> headers = signed(body);
                long sent = System.nanoTime();
                assertThat(wire.post("/slack/events", headers, body)).isEqualTo(200);
                samples.add((System.nanoTime() - sent) / 1e6);
                Thread.sleep(20);
            }
        }
        List<Double> warm = samples.subList(20, CLICKS);
        figures.number("click_ack_p50_ms", Figures.at(warm, 0.5));
        figures.number("click_ack_p99_ms", Figures.at(warm, 0.99));
        figures.row(
                "click to acknowledgement, written down first, p99 (p50)",
                Figures.millis(Figures.at(warm, 0.99)) + " (" + Figures.millis(Figures.at(warm, 0.5)) + ")",
                "50 ms",
                Figures.at(warm, 0.99) < 50);
    }

    private static String click(int i) {
        String payload =
                "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0A\",\"username\":\"a\"},\"team\":{\"id\":\"T0\"},"
                        + "\"channel\":{\"id\":\"C0BENCH\"},\"trigger_id\":\"t" + i
                        + "\",\"message\":{\"ts\":\"1.000001\",\"type\":\"message\"},"
                        + "\"container\":{\"type\":\"message\",\"message_ts\":\"1.000001\",\"channel_id\":\"C0BENCH\"},"
                        + "\"actions\":[{\"type\":\"button\",\"action_id\":\"show-all\",\"block_id\":\"b\",\"value\":\"none\",\"action_ts\":\""
                        + i + ".0\"}]}";
        return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }

    private static Map<String, String> signed(String body) throws Exception {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SIGNING.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hash = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Slack-Request-Timestamp",
                timestamp,
                "X-Slack-Signature",
                "v0=" + HexFormat.of().formatHex(hash));
    }

    /** New incidents, each a transaction of its own, against single rows in the same server by as many clients. */
    private void intake(Postgres postgres) throws Exception {
        load("warm", Duration.ofSeconds(5));
        double taken = load("load", LOAD);
        figures.number("intake_per_second", taken);
        double rows = pgbench(postgres);
        if (Double.isNaN(rows)) {
            return;
        }
        figures.number("pgbench_inserts_per_second", rows);
        figures.row(
                "new incidents committed, " + CLIENTS + " clients, against pgbench's single-row inserts",
                Math.round(taken) + "/s against " + Math.round(rows) + "/s, "
                        + String.format(java.util.Locale.ROOT, "%.2f times", taken / rows),
                "0.5 times",
                taken >= 0.5 * rows);
    }

    private double load(String name, Duration time) throws Exception {
        AtomicLong taken = new AtomicLong();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> running = new ArrayList<>();
        long started = System.nanoTime();
        for (int client = 0; client < CLIENTS; client++) {
            String prefix = name + "-" + client + "-";
            running.add(clients.submit(() -> {
                try (Wire wire = new Wire(port)) {
                    for (int i = 0; System.nanoTime() - started < time.toNanos(); i++) {
                        assertThat(wire.post("/webhooks/alertmanager", bearer(), webhook(prefix + i)))
                                .isEqualTo(200);
                        taken.incrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        clients.shutdown();
        return taken.get() / ((System.nanoTime() - started) / 1e9);
    }

    private double pgbench(Postgres postgres) throws IOException {
        Path program = Path.of("/usr/bin/pgbench");
        if (!Files.isExecutable(program)) {
            System.out.println("SKIPPED: pgbench is not installed (Debian: postgresql-client and postgresql)");
            return Double.NaN;
        }
        Path insert = Files.writeString(
                folder.resolve("insert.sql"),
                "INSERT INTO bench_rows (body) VALUES ('" + webhook("row").replace("'", "") + "');\n");
        List<String> where = List.of("-h", "127.0.0.1", "-p", Integer.toString(postgres.port()), "-U", "pageturner");
        Map<String, String> password = Map.of("PGPASSWORD", "secret");
        List<String> psql = new ArrayList<>(List.of("psql"));
        psql.addAll(where);
        psql.addAll(List.of("-d", "postgres", "-c", "CREATE TABLE bench_rows (id bigserial PRIMARY KEY, body jsonb)"));
        assertThat(Program.finish(password, psql).code()).isZero();
        List<String> pgbench = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared"));
        pgbench.addAll(where);
        pgbench.addAll(List.of(
                "-c",
                Integer.toString(CLIENTS),
                "-j",
                "2",
                "-T",
                Long.toString(LOAD.toSeconds()),
                "-f",
                insert.toString(),
                "postgres"));
        Matcher tps = Pattern.compile("tps = ([0-9.]+)")
                .matcher(Program.finish(password, pgbench).output());
        return tps.find() ? Double.parseDouble(tps.group(1)) : Double.NaN;
    }
}
