package dev.pageturner.bot;

import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.alert.Senders;
import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.http.BuildInfo;
import dev.pageturner.bot.http.MetaAccess;
import dev.pageturner.bot.http.Meters;
import dev.pageturner.bot.http.Readiness;
import dev.pageturner.bot.http.WebServer;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.slack.PracticePost;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The way of an alert, with both ends in this process: a web server as the bot's own, on loopback and on any port, that only who
 * knows a random token can notify, and that takes the place of Slack as well. What it counts is thrown away.
 */
final class Practice implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int PATIENCE_SECONDS = 10;

    private final String token = UUID.randomUUID().toString();
    private final WebServer server;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .callTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .build();
    private final String url;
    private final PracticePost slack;

    Practice(NotificationIntake intake, Clock clock) {
        server = new WebServer("127.0.0.1", 0, parts(intake, clock));
        server.start();
        url = "http://127.0.0.1:" + server.port();
        slack = new PracticePost(url);
    }

    private WebServer.Parts parts(NotificationIntake intake, Clock clock) {
        Meters meters = new Meters();
        return new WebServer.Parts(
                new Senders(List.of(new Senders.Sender("warm-up", new Secret(token)))),
                intake,
                PracticePost.receiver(),
                new Readiness(List.of(), meters, clock),
                meters,
                new MetaAccess(List.of()),
                since -> {
                    throw new IllegalStateException("nobody can ask for what happened since " + since);
                },
                new BuildInfo("", "", Instant.EPOCH.toString()),
                clock,
                UUID::randomUUID);
    }

    /** @throws IOException when it was not taken */
    void notify(byte[] payload) throws IOException {
        Request request = new Request.Builder()
                .url(url + "/webhooks/alertmanager")
                .header("Authorization", "Bearer " + token)
                .post(RequestBody.create(payload, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("a made-up alert was answered with " + response.code());
            }
        }
    }

    void post(Message message) {
        slack.post(message);
    }

    @Override
    public void close() throws Exception {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
        slack.close();
        server.close();
    }
}
