package dev.pageturner.bot.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A Slack that keeps messages like the real one, and misbehaves when a test tells it to. */
final class ScriptedSlack implements AutoCloseable {
    /** What happens to the next call of a method. */
    enum Mishap {
        /** 429, try again in a second. */
        LIMITED,
        /** Done, but the answer is an error of the server. */
        DONE_BUT_500,
        /** Not done, and the answer is an error of the server. */
        NOT_DONE_500,
        /** Done, but the line is cut. */
        DONE_BUT_CUT,
        /** Not done; a proxy on the way answers with a page of its own. */
        PAGE_OF_A_PROXY
    }

    record Call(String method, Map<String, String> form) {
        String get(String name) {
            return form.getOrDefault(name, "");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<ObjectNode> messages = new CopyOnWriteArrayList<>();
    final List<String> responses = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Object>> script = new ConcurrentHashMap<>();
    private final AtomicLong clock = new AtomicLong(1_700_000_000_000_000L);
    private final HttpServer server;

    ScriptedSlack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "scripted-slack");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    }

    String responseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/response";
    }

    void next(String method, Mishap mishap) {
        script.computeIfAbsent(method, m -> new ArrayDeque<>()).add(mishap);
    }

    /** Slack's word for no. */
    void refuse(String method, String error) {
        script.computeIfAbsent(method, m -> new ArrayDeque<>()).add(error);
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("/response")) {
            responses.add(body);
            answer(exchange, 200, "ok");
            return;
        }
        if (path.startsWith("/upload")) {
            answer(exchange, 200, "OK");
            return;
        }
        String method = path.substring(path.lastIndexOf('/') + 1);
        Call call = new Call(method, form(body));
        calls.add(call);
        Object told = take(method);
        if (told == Mishap.LIMITED) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
        } else if (told == Mishap.NOT_DONE_500) {
            answer(exchange, 500, "no");
        } else if (told == Mishap.PAGE_OF_A_PROXY) {
            answer(exchange, 200, "<html>Log in first</html>");
        } else if (told instanceof String error) {
            answer(exchange, 200, "{\"ok\":false,\"error\":\"" + error + "\"}");
        } else {
            ObjectNode answer = perform(call);
            if (told == Mishap.DONE_BUT_500) {
                answer(exchange, 503, "no");
            } else if (told == Mishap.DONE_BUT_CUT) {
                exchange.sendResponseHeaders(200, 10_000);
                exchange.close();
            } else {
                answer(exchange, 200, answer.toString());
            }
        }
    }

    private synchronized Object take(String method) {
        Deque<Object> todo = script.get(method);
        return todo == null ? null : todo.poll();
    }

    private synchronized ObjectNode perform(Call call) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        switch (call.method()) {
            case "chat.postMessage" -> {
                String ts = ts();
                ObjectNode message = JSON.createObjectNode().put("ts", ts).put("channel", call.get("channel"));
                message.put("text", call.get("text")).put("thread_ts", call.get("thread_ts"));
                message.set("metadata", JSON.readTree(call.get("metadata")));
                message.put("blocks", call.get("blocks"));
                messages.add(message);
                answer.put("ts", ts).put("channel", call.get("channel"));
            }
            case "chat.update" -> {
                for (ObjectNode message : messages) {
                    if (message.path("ts").asText().equals(call.get("ts"))) {
                        message.put("text", call.get("text")).put("blocks", call.get("blocks"));
                        message.set("metadata", JSON.readTree(call.get("metadata")));
                        return answer.put("ts", call.get("ts"));
                    }
                }
                return answer.put("ok", false).put("error", "message_not_found");
            }
            case "conversations.history", "conversations.replies" -> {
                ArrayNode found = answer.putArray("messages");
                for (ObjectNode message : messages) {
                    ObjectNode copy = message.deepCopy();
                    copy.remove("blocks");
                    found.add(copy);
                }
            }
            case "files.getUploadURLExternal" ->
                answer.put("upload_url", url().replace("/api/", "/upload")).put("file_id", "F1");
            case "files.completeUploadExternal" ->
                answer.putArray("files").addObject().put("id", "F1");
            case "views.open", "views.update" -> answer.putObject("view").put("id", "V1");
            case "auth.test" -> answer.put("user_id", "U0BOT");
            case "users.info" ->
                answer.putObject("user").put("id", call.get("user")).put("real_name", "Some One");
            case "usergroups.users.list" -> answer.putArray("users").add("U0ALICE");
            default -> {}
        }
        return answer;
    }

    private String ts() {
        long micros = clock.addAndGet(1000);
        return micros / 1_000_000 + "." + String.format("%06d", micros % 1_000_000);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        messages.forEach(message -> texts.add(message.path("text").asText()));
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
