package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.app_backend.SlackSignature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The receiving end of Slack's callbacks: checks every signature with the SDK's own verifier, and answers as the test says. */
final class FakeBot implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SlackSignature.Verifier verifier;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Answer> behaviour = callback -> new Answer(200, "");

    FakeBot(String signingSecret) throws IOException {
        verifier = new SlackSignature.Verifier(new SlackSignature.Generator(signingSecret));
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/slack/events", this::handle);
        server.start();
    }

    record Answer(int status, String body) {}

    record Received(Map<String, String> form, JsonNode payload, Map<String, String> headers, boolean signed) {}

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    }

    void answers(Function<Received, Answer> answer) {
        behaviour = answer;
    }

    void answers(String body) {
        behaviour = callback -> new Answer(200, body);
    }

    void sleepsFor(Duration delay) {
        behaviour = callback -> {
            try {
                Thread.sleep(delay.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new Answer(200, "");
        };
    }

    List<Received> received() {
        return received;
    }

    Received last() {
        return received.get(received.size() - 1);
    }

    void forget() {
        received.clear();
        behaviour = callback -> new Answer(200, "");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        boolean signed = verifier.isValid(
                headers.getOrDefault("x-slack-request-timestamp", ""),
                body,
                headers.getOrDefault("x-slack-signature", ""));
        Map<String, String> form = new LinkedHashMap<>();
        if (!body.startsWith("{")) {
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        JsonNode payload = MAPPER.readTree(body.startsWith("{") ? body : form.getOrDefault("payload", "{}"));
        Received callback = new Received(form, payload, headers, signed);
        received.add(callback);
        Answer answer = behaviour.apply(callback);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
