package dev.pageturner.commands.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Stands before the real API server and passes everything on, but for what a test tells it to do wrong. */
public final class FaultyApiServer implements AutoCloseable {
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "http2-settings", "transfer-encoding");

    /** What happens to a request that it is about. */
    private enum Kind {
        /** Another answer than the server's; the server never hears of it. */
        ANSWER,
        /** The server does what was asked, and its answer is lost. */
        LOSE,
        /** No answer until the test says so, or ever. */
        HANG,
        /** Each part of the answer comes late. */
        SLOW,
        /** A watch begins where nobody remembers. */
        FORGET
    }

    private record Fault(
            Kind kind, Predicate<String> about, AtomicInteger times, int code, String body, Duration delay) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client;
    private final String target;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(0);

    private FaultyApiServer(String target, HttpClient client) throws IOException {
        this.target = target;
        this.client = client;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static FaultyApiServer before(Path kubeconfig) {
        try {
            String text = Files.readString(kubeconfig);
            return new FaultyApiServer(
                    found(text, "server: \"?([^\",}]+)"),
                    trusting(found(text, "certificate-authority: \"?([^\",}]+)")));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no server can be put before the API server", e);
        }
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the kubeconfig has no " + pattern);
        }
        return matcher.group(1);
    }

    private static HttpClient trusting(String certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (InputStream in = Files.newInputStream(Path.of(certificate))) {
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + store.size(), one);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** A kubeconfig that leads here, as the administrator. */
    public Path kubeconfig(Path directory) {
        try {
            return Files.writeString(directory.resolve("kubeconfig.faulty"), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                    users: [{name: admin, user: {token: admin}}]
                    contexts: [{name: test, context: {cluster: test, user: admin, namespace: default}}]
                    current-context: test
                    """.formatted(
                            server.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param about of a request such as {@code PATCH /apis/apps/v1/namespaces/shop/deployments/web?fieldManager=x} */
    public void answers(Predicate<String> about, int times, int code, String message) {
        String reason = code == 429 ? "TooManyRequests" : "InternalError";
        String details = code == 429 ? ", \"details\": {\"retryAfterSeconds\": 1}" : "";
        fault(
                Kind.ANSWER,
                about,
                times,
                code,
                "{\"kind\": \"Status\", \"status\": \"Failure\", \"reason\": \"" + reason + "\", \"message\": \""
                        + message + "\", \"code\": " + code + details + "}",
                Duration.ZERO);
    }

    public void losesAnswers(Predicate<String> about, int times) {
        fault(Kind.LOSE, about, times, 0, "", Duration.ZERO);
    }

    public void isSlow(Predicate<String> about, int times, Duration delay) {
        fault(Kind.SLOW, about, times, 0, "", delay);
    }

    public void forgetsWatches(Predicate<String> about, int times) {
        fault(Kind.FORGET, about, times, 0, "", Duration.ZERO);
    }

    public void hangs(Predicate<String> about) {
        fault(Kind.HANG, about, Integer.MAX_VALUE, 0, "", Duration.ZERO);
    }

    private void fault(Kind kind, Predicate<String> about, int times, int code, String body, Duration delay) {
        faults.add(new Fault(kind, about, new AtomicInteger(times), code, body, delay));
    }

    /** Nothing is answered any more and nothing more of what is under way, as by a machine whose cable was pulled. */
    public void stop() {
        held = new CountDownLatch(1);
    }

    public void goOn() {
        faults.removeIf(fault -> fault.kind() == Kind.HANG);
        held.countDown();
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    private @Nullable Fault next(String request) {
        for (Fault fault : faults) {
            if (fault.about().test(request) && fault.times().getAndDecrement() > 0) {
                return fault;
            }
        }
        return null;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Fault fault = next(request);
        try {
            await(held);
            if (fault != null && fault.kind() == Kind.HANG) {
                await(over);
            } else if (fault != null && fault.kind() == Kind.ANSWER) {
                byte[] answer = fault.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(fault.code(), answer.length);
                exchange.getResponseBody().write(answer);
            } else {
                pass(exchange, body, fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void pass(HttpExchange exchange, byte[] body, @Nullable Fault fault)
            throws IOException, InterruptedException {
        String uri = exchange.getRequestURI().toString();
        if (fault != null && fault.kind() == Kind.FORGET) {
            uri = uri.replaceFirst("resourceVersion=\\d+", "resourceVersion=1");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + uri))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (fault != null && fault.kind() == Kind.LOSE) {
                if (response.statusCode() < 300) {
                    in.readAllBytes();
                    return;
                }
                // What the server refused was not done, so its answer is no loss.
                fault.times().incrementAndGet();
            }
            response.headers().firstValue("content-type").ifPresent(type -> exchange.getResponseHeaders()
                    .add("Content-Type", type));
            exchange.sendResponseHeaders(response.statusCode(), 0);
            copy(in, exchange.getResponseBody(), fault == null ? Duration.ZERO : fault.delay());
        }
    }

    private void copy(InputStream in, OutputStream out, Duration delay) throws IOException, InterruptedException {
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            Thread.sleep(delay.toMillis());
            await(held);
            out.write(buffer, 0, count);
            out.flush();
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("held for too long");
        }
    }

    @Override
    public void close() {
        held.countDown();
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
