package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.http.PatientCall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Alertmanager over its HTTP API, version 2. */
public final class OkHttpAlertmanager implements Alertmanager {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final int MAX_REFUSAL = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpUrl base;
    private final @Nullable String authorization;
    private final OkHttpClient client =
            new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param url where it is, with its path prefix when it has one; a user and password in it become basic authentication
     *     and are never printed
     * @throws IllegalArgumentException with a sentence when it is not an HTTP URL
     */
    public OkHttpAlertmanager(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException("the address of Alertmanager has to start with http:// or https://");
        }
        authorization = parsed.username().isEmpty() ? null : Credentials.basic(parsed.username(), parsed.password());
        base = parsed.newBuilder().username("").password("").query(null).build();
    }

    @Override
    public AlertmanagerAnswer alerts(AlertQuery query, Patience patience) {
        HttpUrl.Builder url = url("alerts", query.matchers())
                .addQueryParameter("active", Boolean.toString(query.active()))
                .addQueryParameter("silenced", Boolean.toString(query.silenced()))
                .addQueryParameter("inhibited", Boolean.toString(query.inhibited()))
                .addQueryParameter("unprocessed", Boolean.toString(query.unprocessed()));
        if (!query.receiver().isEmpty()) {
            url.addQueryParameter("receiver", query.receiver());
        }
        return ask(url.build(), patience);
    }

    @Override
    public AlertmanagerAnswer silences(List<String> matchers, Patience patience) {
        return ask(url("silences", matchers).build(), patience);
    }

    private HttpUrl.Builder url(String what, List<String> matchers) {
        HttpUrl.Builder url = base.newBuilder().addPathSegments("api/v2/" + what);
        matchers.forEach(matcher -> url.addQueryParameter("filter", matcher));
        return url;
    }

    private AlertmanagerAnswer ask(HttpUrl url, Patience patience) {
        Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return PatientCall.ask(client, "Alertmanager", request.build(), patience, OkHttpAlertmanager::read);
    }

    private static AlertmanagerAnswer read(BufferedSource source, Response response) throws IOException {
        if (source.request(MAX_BYTES + 1)) {
            return new AlertmanagerAnswer.Refused(
                    "the answer is over 16 MiB; name matchers such as alertname=NAME to narrow it down");
        }
        JsonNode json = json(source.readByteArray(), response.code());
        if (response.isSuccessful() && json.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            json.forEach(items::add);
            return new AlertmanagerAnswer.Found(items);
        }
        if (response.code() == 400 && !json.isArray()) {
            return new AlertmanagerAnswer.Refused("Alertmanager answers: " + refusal(json));
        }
        throw strange(response.code(), null);
    }

    private static JsonNode json(byte[] bytes, int status) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw strange(status, e);
        }
    }

    private static IOException strange(int status, @Nullable Exception cause) {
        return new IOException("status " + status + " and not the answer of an Alertmanager", cause);
    }

    /** The server says what is wrong as a JSON string, or in an object with a message. */
    private static String refusal(JsonNode json) {
        String text = json.isTextual() ? json.asText() : json.path("message").asText("no reason given");
        return text.length() > MAX_REFUSAL ? text.substring(0, MAX_REFUSAL - 1) + "…" : text;
    }
}
