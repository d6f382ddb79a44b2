package dev.pageturner.bot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The names of all metrics that a Prometheus has now. */
final class PrometheusNames {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private PrometheusNames() {}

    /** @throws UncheckedIOException with a sentence for people, when it does not answer as Prometheus does */
    static List<String> of(URI server) {
        String base = server.toString().replaceFirst("/+$", "");
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(base + "/api/v1/label/__name__/values"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode data = new JsonMapper().readTree(response.body()).path("data");
            if (response.statusCode() != 200 || !data.isArray()) {
                throw new IOException("it answered " + response.statusCode());
            }
            List<String> names = new ArrayList<>();
            data.forEach(name -> names.add(name.asText()));
            return names;
        } catch (IOException | IllegalArgumentException e) {
            String why = e.getMessage();
            throw unusable(server, why == null ? "it does not answer" : why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable(server, "interrupted");
        }
    }

    private static UncheckedIOException unusable(URI server, String why) {
        return new UncheckedIOException(
                new IOException("The Prometheus at " + server + " cannot be asked: " + why + "."));
    }
}
