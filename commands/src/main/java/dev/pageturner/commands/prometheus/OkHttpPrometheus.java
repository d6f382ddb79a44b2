package dev.pageturner.commands.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.http.PatientCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Prometheus over its HTTP API, version 1. */
public final class OkHttpPrometheus implements Prometheus {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** Longer questions go in a form: proxies cut long request lines. */
    private static final int MAX_GET_LENGTH = 2000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpUrl base;
    private final @Nullable String authorization;
    private final OkHttpClient client;

    /**
     * @param url where Prometheus is, with its path prefix when it has one; a user and password in it become basic
     *     authentication and are never printed
     * @throws IllegalArgumentException with a sentence when it is not an HTTP URL
     */
    public OkHttpPrometheus(String url, OkHttpClient client) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException("the address of Prometheus has to start with http:// or https://");
        }
        this.authorization =
                parsed.username().isEmpty() ? null : Credentials.basic(parsed.username(), parsed.password());
        this.base = parsed.newBuilder().username("").password("").query(null).build();
        this.client = client;
    }

    public OkHttpPrometheus(String url) {
        this(
                url,
                new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(5)).build());
    }

    @Override
    public PrometheusAnswer query(String expression, @Nullable Instant time, Patience patience) {
        Map<String, String> form = question(expression, patience);
        if (time != null) {
            form.put("time", seconds(time));
        }
        return ask("query", form, patience);
    }

    @Override
    public PrometheusAnswer queryRange(String expression, Instant from, Instant to, Duration step, Patience patience) {
        Map<String, String> form = question(expression, patience);
        form.put("start", seconds(from));
        form.put("end", seconds(to));
        form.put("step", Double.toString(step.toMillis() / 1000.0));
        return ask("query_range", form, patience);
    }

    @Override
    public List<AlertRule> alertRules(Patience patience) {
        Map<String, String> form = new TreeMap<>(Map.of("type", "alert", "exclude_alerts", "true"));
        List<AlertRule> rules = new ArrayList<>();
        JsonNode answer = fetch(request("rules", form, false), patience).json();
        for (JsonNode group : answer.path("data").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                rules.add(new AlertRule(
                        rule.path("name").asText(), rule.path("query").asText()));
            }
        }
        return rules;
    }

    private PrometheusAnswer ask(String endpoint, Map<String, String> form, Patience patience) {
        boolean post = form.values().stream().mapToInt(String::length).sum() > MAX_GET_LENGTH;
        Reply reply = fetch(request(endpoint, form, post), patience);
        if ("success".equals(reply.json().path("status").asText())) {
            return new AnswerReader().read(reply.json());
        }
        return new PrometheusAnswer.Refused(refusal(reply));
    }

    private String refusal(Reply reply) {
        String type = reply.json().path("errorType").asText("error");
        String error = reply.json().path("error").asText("no reason given");
        return "Prometheus answers " + type + ": " + error;
    }

    private Reply fetch(Request request, Patience patience) {
        return PatientCall.ask(client, "Prometheus", request, patience, OkHttpPrometheus::read);
    }

    private static Reply read(BufferedSource source, Response response) throws IOException {
        if (source.request(MAX_BYTES + 1)) {
            return new Reply(tooLarge());
        }
        try {
            JsonNode json = JSON.readTree(source.readByteArray());
            if (json != null && json.has("status")) {
                return new Reply(json);
            }
        } catch (JsonProcessingException e) {
            throw new IOException("status " + response.code() + " and not the answer of a Prometheus", e);
        }
        throw new IOException("status " + response.code() + " and not the answer of a Prometheus");
    }

    private static JsonNode tooLarge() {
        return JSON.createObjectNode()
                .put("status", "error")
                .put("errorType", "too_large")
                .put("error", "the answer is over 16 MiB; aggregate with sum by (...) or topk(10, ...)");
    }

    private Request request(String endpoint, Map<String, String> form, boolean post) {
        HttpUrl.Builder url = base.newBuilder().addPathSegments("api/v1/" + endpoint);
        Request.Builder request = new Request.Builder().header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (post) {
            FormBody.Builder body = new FormBody.Builder();
            form.forEach(body::add);
            return request.url(url.build()).post(body.build()).build();
        }
        form.forEach(url::addQueryParameter);
        return request.url(url.build()).build();
    }

    private static Map<String, String> question(String expression, Patience patience) {
        Map<String, String> form = new TreeMap<>();
        form.put("query", expression);
        // The server stops as well, instead of computing for nobody.
        form.put("timeout", patience.timeout().toMillis() + "ms");
        form.put("limit", Integer.toString(AnswerReader.MAX_SERIES + 1));
        return form;
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%03d", time.getEpochSecond(), time.getNano() / 1_000_000);
    }

    private record Reply(JsonNode json) {}
}
