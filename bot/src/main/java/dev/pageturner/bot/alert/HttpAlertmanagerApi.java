package dev.pageturner.bot.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Alertmanager's API, version 2. */
public final class HttpAlertmanagerApi implements AlertmanagerApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOST = 32L * 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> urls;
    private final Clock clock;
    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(PATIENCE).build();

    /** @param urls by name of the Alertmanager, as in the configuration */
    public HttpAlertmanagerApi(Map<String, String> urls, Clock clock) {
        this.urls = Map.copyOf(urls);
        this.clock = clock;
    }

    @Override
    public List<Alert> firing(Notification notification) throws IOException {
        HttpUrl base = HttpUrl.parse(urls.getOrDefault(notification.source(), ""));
        if (base == null) {
            throw new IOException("the url of the Alertmanager " + notification.source() + " is not configured");
        }
        try (Response response = http.newCall(new Request.Builder()
                        .url(url(base, notification))
                        .header("Accept", "application/json")
                        .build())
                .execute()) {
            ResponseBody body = response.body();
            if (!response.isSuccessful() || body == null) {
                throw new IOException("it answered " + response.code());
            }
            return alerts(JSON.readTree(response.peekBody(MOST).bytes()));
        } catch (MalformedPayloadException e) {
            throw new IOException("its answer cannot be read: " + e.getMessage(), e);
        }
    }

    private static HttpUrl url(HttpUrl base, Notification notification) {
        HttpUrl.Builder url = base.newBuilder()
                .addPathSegments("api/v2/alerts")
                .addQueryParameter("active", "true")
                .addQueryParameter("silenced", "false")
                .addQueryParameter("inhibited", "false")
                .addQueryParameter(
                        "receiver",
                        Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]")
                                .matcher(notification.receiver())
                                .replaceAll("\\\\$0"));
        notification
                .groupLabels()
                .forEach((name, value) -> url.addQueryParameter("filter", name + "=" + quoted(value)));
        return url.build();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private List<Alert> alerts(JsonNode answer) {
        if (!answer.isArray()) {
            throw new MalformedPayloadException("it is no array");
        }
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode each : answer) {
            Fields alert = new Fields(each, "[" + alerts.size() + "].");
            Map<String, String> labels = alert.texts("labels");
            String fingerprint = alert.text("fingerprint", "");
            Instant startsAt = alert.moment("startsAt");
            // Its endsAt lies in the future: when it will be taken for resolved if nobody says that it still fires.
            alerts.add(new Alert(
                    fingerprint.isEmpty() ? Fingerprints.of(labels) : fingerprint,
                    true,
                    labels,
                    alert.texts("annotations"),
                    startsAt == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : startsAt,
                    null,
                    alert.text("generatorURL", "")));
        }
        return alerts;
    }
}
