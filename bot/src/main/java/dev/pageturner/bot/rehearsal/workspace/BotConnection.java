package dev.pageturner.bot.rehearsal.workspace;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends signed requests to the bot, as Slack does: three seconds to acknowledge, events sent again when they are not. */
final class BotConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BotConnection.class);

    private final Workspace workspace;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService events = Executors.newScheduledThreadPool(4, task -> {
        Thread thread = new Thread(task, "workspace-events");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable URI bot;

    BotConnection(Workspace workspace) {
        this.workspace = workspace;
    }

    void connect(URI botEventsUrl) {
        bot = botEventsUrl;
    }

    /** Sends a form and waits for the acknowledgement. */
    Ack form(Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send("application/x-www-form-urlencoded", body.toString(), Map.of());
    }

    /** Sends an event in the background, and again when the bot does not acknowledge it. */
    void event(String body) {
        later(Duration.ZERO, () -> attempt(body, 0, ""));
    }

    private void attempt(String body, int retry, String reason) {
        Map<String, String> headers = retry == 0
                ? Map.of()
                : Map.of("X-Slack-Retry-Num", String.valueOf(retry), "X-Slack-Retry-Reason", reason);
        Ack ack = send("application/json", body, headers);
        List<Duration> retries = workspace.settings().eventRetries();
        if (!ack.acknowledged() && retry < retries.size()) {
            later(retries.get(retry), () -> attempt(body, retry + 1, retryReason(ack)));
        }
    }

    private static String retryReason(Ack ack) {
        return switch (ack.problem()) {
            case "operation_timeout" -> "http_timeout";
            case "dispatch_failed" -> "http_error";
            default -> "connection_failed";
        };
    }

    private Ack send(String contentType, String body, Map<String, String> headers) {
        URI target = bot;
        if (target == null) {
            return Ack.failed("app_unreachable");
        }
        String timestamp = String.valueOf(workspace.timeline().seconds());
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(workspace.settings().ackTimeout())
                .header("Content-Type", contentType)
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", Signature.of(workspace.settings().signingSecret(), timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return answer(request.build());
    }

    private Ack answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean good = response.statusCode() / 100 == 2;
            return new Ack(response.statusCode(), response.body(), good ? "" : "dispatch_failed");
        } catch (HttpTimeoutException late) {
            return Ack.failed("operation_timeout");
        } catch (IOException unreachable) {
            LOG.debug("The bot at {} cannot be reached: {}", request.uri(), unreachable.toString());
            return Ack.failed("app_unreachable");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Ack.failed("app_unreachable");
        }
    }

    private void later(Duration delay, Runnable task) {
        try {
            events.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("An event was dropped because the workspace is closing");
        }
    }

    @Override
    public void close() {
        events.shutdownNow();
    }
}
