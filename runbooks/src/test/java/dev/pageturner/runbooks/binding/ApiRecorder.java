package dev.pageturner.runbooks.binding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An API server that knows a few kinds, has every pod that it is asked for and nothing else, and writes down what it is asked. */
final class ApiRecorder implements AutoCloseable {
    private static final String READ = "\"verbs\":[\"get\",\"list\",\"watch\",\"delete\",\"patch\"]";
    private static final String CORE = "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":["
            + kind("pods", "Pod", true) + "," + kind("pods/log", "Pod", true) + ","
            + kind("configmaps", "ConfigMap", true) + "," + kind("secrets", "Secret", true) + ","
            + kind("events", "Event", true) + "," + kind("nodes", "Node", false) + "]}";
    private static final String APPS = "{\"kind\":\"APIResourceList\",\"groupVersion\":\"apps/v1\",\"resources\":["
            + kind("deployments", "Deployment", true) + "," + kind("replicasets", "ReplicaSet", true) + "]}";
    private static final String GROUPS =
            "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[{\"name\":\"apps\","
                    + "\"versions\":[{\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}],"
                    + "\"preferredVersion\":{\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}}]}";
    private static final String NOT_FOUND =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}";

    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private volatile String container = "app";

    ApiRecorder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static String kind(String name, String kind, boolean namespaced) {
        return "{\"name\":\"%s\",\"singularName\":\"\",\"namespaced\":%b,\"kind\":\"%s\",%s}"
                .formatted(name, namespaced, kind, READ);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param name of the only container that every pod has */
    void everyPodHas(String name) {
        container = name;
    }

    /** What was asked since the last call, decoded, without the discovery of kinds. */
    synchronized List<String> taken() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        boolean discovery = path.matches("/api|/apis|/api/v1|/apis/apps/v1|/openapi/.*|/version");
        if (!discovery) {
            record(exchange.getRequestMethod(), path, exchange.getRequestURI().getRawQuery());
        }
        String body = body(path);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.equals(NOT_FOUND) ? 404 : 200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private synchronized void record(String method, String path, @Nullable String query) {
        String pairs = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(ApiRecorder::decoded)
                        .sorted()
                        .collect(Collectors.joining(" & "));
        String segments = Arrays.stream(path.replace("+", "%2B").split("/"))
                .map(ApiRecorder::decoded)
                .collect(Collectors.joining(" / "));
        requests.add(method + segments + " ? " + pairs);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private String body(String path) {
        return switch (path) {
            case "/api" -> "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}";
            case "/apis" -> GROUPS;
            case "/api/v1" -> CORE;
            case "/apis/apps/v1" -> APPS;
            default -> path.matches("/api/v1/namespaces/[^/]+/pods/[^/]+") ? pod(path) : NOT_FOUND;
        };
    }

    private String pod(String path) {
        String[] segments = path.split("/");
        return "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"%s\"},\"spec\":{\"containers\":[{\"name\":\"%s\"}]}}"
                .formatted(segments[6], segments[4], container);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
