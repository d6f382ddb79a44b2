package dev.pageturner.bot.rehearsal.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Prometheus' HTTP API and the little of Alertmanager's that a chat bot needs, on one port. */
final class MonitoringHandler extends Handler.Abstract {
    private final Samples samples;
    private final RuleEngine engine;
    private final Silences silences;
    private final Queries queries;
    private final Clock clock;

    MonitoringHandler(Samples samples, RuleEngine engine, Silences silences, Clock clock) {
        this.samples = samples;
        this.engine = engine;
        this.silences = silences;
        this.queries = new Queries(samples, clock);
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        int status = 200;
        JsonNode body;
        try {
            body = path.startsWith("/api/v2/") ? alertmanager(request, path) : prometheus(request, path);
        } catch (QueryError e) {
            status = 400;
            body = Json.object()
                    .put("status", "error")
                    .put("errorType", "bad_data")
                    .put("error", e.getMessage())
                    .put("message", e.getMessage());
        }
        if (body.isMissingNode()) {
            status = 404;
            body = Json.object().put("error", "there is no " + path + " in the practice monitoring");
        }
        byte[] bytes = (body.isTextual() ? body.asText() : body.toString()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.isTextual() ? "text/plain" : "application/json");
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }

    private JsonNode prometheus(Request request, String path) throws Exception {
        Fields fields = fields(request);
        if (path.startsWith("/api/v1/label/") && path.endsWith("/values")) {
            String label = path.substring("/api/v1/label/".length(), path.length() - "/values".length());
            return success(values(label));
        }
        return switch (path) {
            case "/-/healthy", "/-/ready" -> Json.MAPPER.getNodeFactory().textNode("Prometheus Server is Healthy.\n");
            case "/api/v1/query" -> success(queries.instant(fields));
            case "/api/v1/query_range" -> success(queries.range(fields));
            case "/api/v1/labels" -> success(names());
            case "/api/v1/series" -> success(series(fields));
            case "/api/v1/rules" -> success(RuleViews.rules(engine));
            case "/api/v1/alerts" -> success(RuleViews.alerts(engine));
            case "/api/v1/metadata" -> success(Json.object());
            case "/api/v1/status/buildinfo" -> success(Json.object().put("version", "3.0.0-practice"));
            default -> Json.object().path("nothing");
        };
    }

    private static Fields query(Request request) {
        Fields fields = new Fields(true);
        Request.extractQueryParameters(request)
                .forEach(field -> field.getValues().forEach(v -> fields.add(field.getName(), v)));
        return fields;
    }

    private static Fields fields(Request request) throws Exception {
        Fields fields = query(request);
        if (request.getMethod().equals("POST")) {
            FormFields.getFields(request)
                    .forEach(field -> field.getValues().forEach(v -> fields.add(field.getName(), v)));
        }
        return fields;
    }

    private static ObjectNode success(JsonNode data) {
        ObjectNode success = Json.object().put("status", "success");
        success.set("data", data);
        return success;
    }

    private ArrayNode names() {
        TreeSet<String> names = new TreeSet<>();
        samples.series(List.of()).forEach(s -> names.addAll(s.keySet()));
        return Json.MAPPER.valueToTree(names);
    }

    private ArrayNode values(String label) {
        TreeSet<String> values = samples.series(List.of()).stream()
                .filter(s -> s.containsKey(label))
                .map(s -> s.getOrDefault(label, ""))
                .collect(Collectors.toCollection(TreeSet::new));
        return Json.MAPPER.valueToTree(values);
    }

    private ArrayNode series(Fields fields) {
        List<TreeMap<String, String>> found = new ArrayList<>();
        Fields.Field matches = fields.get("match[]");
        for (String match : matches == null ? List.<String>of() : matches.getValues()) {
            if (Parser.parse(match) instanceof Expr.Select select) {
                samples.series(select.matchers()).forEach(s -> found.add(new TreeMap<>(s)));
            }
        }
        return Json.MAPPER.valueToTree(found);
    }

    private JsonNode alertmanager(Request request, String path) throws Exception {
        String method = request.getMethod();
        if (path.equals("/api/v2/alerts")) {
            return RuleViews.alertmanager(engine, silences, AlertFilter.of(query(request)), clock.instant());
        }
        if (path.equals("/api/v2/status")) {
            return Json.object().set("versionInfo", Json.object().put("version", "0.28.0-practice"));
        }
        if (path.equals("/api/v2/silences")) {
            if (method.equals("POST")) {
                try (var in = Content.Source.asInputStream(request)) {
                    if (Json.MAPPER.readTree(in.readNBytes(1 << 20)) instanceof ObjectNode silence) {
                        return Json.object().put("silenceID", silences.put(silence, clock.instant()));
                    }
                }
                throw new QueryError("a silence must be an object");
            }
            return Json.MAPPER.valueToTree(silences.all(clock.instant(), AlertFilter.of(query(request))));
        }
        if (path.startsWith("/api/v2/silence/")) {
            String id = path.substring("/api/v2/silence/".length());
            if (method.equals("DELETE")) {
                return silences.expire(id, clock.instant())
                        ? Json.object()
                        : Json.object().path("nothing");
            }
            return silences.find(id, clock.instant())
                    .map(s -> (JsonNode) s)
                    .orElse(Json.object().path("nothing"));
        }
        return Json.object().path("nothing");
    }
}
