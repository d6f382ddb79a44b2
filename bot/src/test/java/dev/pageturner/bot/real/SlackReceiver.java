package dev.pageturner.bot.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands where Slack is, answers at once, and notes when the first message of each channel arrived. */
final class SlackReceiver implements AutoCloseable {
    /** As the bot sends it, in a form, and as Alertmanager does, in JSON. */
    private static final Pattern CHANNEL = Pattern.compile("(?:^|&)channel=([A-Z0-9]+)|\"channel\":\"([A-Z0-9]+)\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentMap<String, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong posts = new AtomicLong();

    SlackReceiver() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher channel = CHANNEL.matcher(body);
        String name = channel.find() ? (channel.group(1) == null ? channel.group(2) : channel.group(1)) : "";
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("chat.postMessage") || path.endsWith("/hook")) {
            arrivals.putIfAbsent(name, now);
        }
        byte[] answer = ("{\"ok\":true,\"channel\":\"" + name + "\",\"ts\":\"1790000000."
                        + (100000 + posts.incrementAndGet()) + "\",\"user_id\":\"U0BOT\",\"team_id\":\"T0\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** When it came, in {@link System#nanoTime}; fails after 20 s. */
    long arrival(String channel) throws InterruptedException {
        for (int i = 0; i < 20_000; i++) {
            Long at = arrivals.get(channel);
            if (at != null) {
                return at;
            }
            Thread.sleep(1);
        }
        throw new IllegalStateException("nothing came to " + channel);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
