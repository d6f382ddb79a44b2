package dev.pageturner.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletingIntakeTest {
    private static final Alert SENT = new Alert(
            "f1", true, Map.of("alertname", "Down", "pod", "1"), Map.of(), Instant.EPOCH, null, "http://prometheus");

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Notification> taken = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private HttpServer alertmanager;
    private CompletingIntake intake;

    @BeforeEach
    void startAlertmanager() throws IOException {
        alertmanager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        alertmanager.createContext("/prefix/api/v2/alerts", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            byte[] body = """
                    [{"fingerprint":"f1","labels":{"alertname":"Down","pod":"1"},"annotations":{},
                      "startsAt":"2026-11-21T10:00:00.000Z","endsAt":"2026-11-21T10:05:00.000Z"},
                     {"fingerprint":"f2","labels":{"alertname":"Down","pod":"2"},"annotations":{"summary":"two"},
                      "startsAt":"2026-11-21T10:00:00.000Z","endsAt":"2026-11-21T10:05:00.000Z",
                      "generatorURL":"http://prometheus/2","receivers":[{"name":"on.call"}]}]""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        alertmanager.start();
        String url = "http://127.0.0.1:" + alertmanager.getAddress().getPort() + "/prefix/";
        Map<String, String> urls = Map.of("main", url);
        intake = new CompletingIntake(taken::add, new HttpAlertmanagerApi(urls, Clock.systemUTC()), urls.keySet());
    }

    @AfterEach
    void stop() {
        intake.close();
        alertmanager.stop(0);
    }

    private static Notification notification(String source, int truncated) {
        return new Notification(
                source,
                "on.call",
                "{}:{alertname=\"Down\"}",
                true,
                Map.of("alertname", "D\"own"),
                Map.of(),
                Map.of(),
                "",
                truncated,
                List.of(SENT));
    }

    @Test
    void takesWhatWasSentAtOnceAndTheRestAfterwards() {
        intake.accept(notification("main", 1));
        assertThat(taken).isNotEmpty();
        Awaitility.await().until(() -> taken.size() == 2);
        taken.remove();
        Notification whole = taken.remove();
        assertThat(whole.truncatedAlerts()).isZero();
        assertThat(whole.alerts()).extracting(Alert::fingerprint).containsExactly("f1", "f2");
        Alert fetched = whole.alerts().get(1);
        assertThat(fetched.firing()).isTrue();
        assertThat(fetched.endsAt()).isNull();
        assertThat(fetched.generatorUrl()).isEqualTo("http://prometheus/2");
    }

    @Test
    void asksForTheGroupOfThisReceiverOnly() {
        intake.accept(notification("main", 1));
        Awaitility.await().until(() -> !asked.isEmpty());
        assertThat(asked.remove())
                .contains("receiver=on\\.call", "filter=alertname=\"D\\\"own\"", "silenced=false", "inhibited=false");
    }

    @Test
    void asksAgainWhenAlertmanagerIsAway() {
        status = 503;
        intake.accept(notification("main", 1));
        Awaitility.await().until(() -> !asked.isEmpty());
        status = 200;
        Awaitility.await().until(() -> taken.size() == 2);
    }

    @Test
    void leavesAWholeNotificationAndAnUnknownAlertmanagerAlone() throws InterruptedException {
        intake.accept(notification("main", 0));
        intake.accept(notification("other", 5));
        Thread.sleep(200);
        assertThat(taken).hasSize(2);
        assertThat(asked).isEmpty();
    }
}
