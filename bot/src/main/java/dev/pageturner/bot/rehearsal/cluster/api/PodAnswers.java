package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Answer;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Line;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Behaviour;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Logs;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Selector;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What comes from inside pods: logs, proxied HTTP, and what metrics-server measures. */
final class PodAnswers {
    private final ObjectStore store;
    private final Applications applications;
    private final Logs logs;
    private final BooleanSupplier stopping;

    PodAnswers(ObjectStore store, Applications applications, BooleanSupplier stopping) {
        this.store = store;
        this.applications = applications;
        this.logs = new Logs(applications);
        this.stopping = stopping;
    }

    Reply log(Call call, Target target) {
        ObjectNode pod = store.get(ResourceTypes.PODS, target.namespace(), target.name());
        String container = logs.container(pod, call.query("container"));
        boolean previous = call.is("previous");
        Instant since = since(call);
        List<Line> lines = logs.read(pod, container, previous, store.now()).stream()
                .filter(line -> !line.at().isBefore(since))
                .toList();
        int tail = call.number("tailLines").orElse(Integer.MAX_VALUE);
        if (tail < 0) {
            throw ApiError.invalid(
                    ResourceTypes.PODS,
                    target.name(),
                    "tailLines",
                    "Invalid value: " + tail + ": must be greater than or equal to 0");
        }
        List<Line> shown = lines.subList(Math.max(0, lines.size() - tail), lines.size());
        boolean stamped = call.is("timestamps");
        if (!call.is("follow") || previous) {
            return Reply.text(200, "text/plain", limited(call, text(shown, stamped)));
        }
        return new Reply.Stream("text/plain", out -> follow(out, target, container, shown, stamped));
    }

    private Instant since(Call call) {
        if (!call.query("sinceTime").isEmpty()) {
            return Times.parse(call.query("sinceTime"));
        }
        return call.number("sinceSeconds").map(s -> store.now().minusSeconds(s)).orElse(Instant.MIN);
    }

    private static String text(List<Line> lines, boolean stamped) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(stamped ? line.at() + " " : "").append(line.text()).append('\n');
        }
        return text.toString();
    }

    private static String limited(Call call, String text) {
        int limit = call.number("limitBytes").orElse(Integer.MAX_VALUE);
        return text.length() > limit ? text.substring(0, limit) : text;
    }

    private void follow(OutputStream out, Target target, String container, List<Line> shown, boolean stamped)
            throws IOException, InterruptedException {
        out.write(text(shown, stamped).getBytes(StandardCharsets.UTF_8));
        out.flush();
        Instant seen =
                shown.isEmpty() ? store.now() : shown.get(shown.size() - 1).at();
        while (!stopping.getAsBoolean()) {
            Thread.sleep(500);
            Optional<ObjectNode> pod = store.find(ResourceTypes.PODS, target.namespace(), target.name());
            if (pod.isEmpty()) {
                return;
            }
            Instant after = seen;
            List<Line> fresh = logs.read(pod.get(), container, false, store.now()).stream()
                    .filter(line -> line.at().isAfter(after))
                    .toList();
            if (!fresh.isEmpty()) {
                out.write(text(fresh, stamped).getBytes(StandardCharsets.UTF_8));
                seen = fresh.get(fresh.size() - 1).at();
            }
            // Also without news: a reader that has gone is only noticed by writing to it.
            out.flush();
            if (!running(pod.get(), container)) {
                return;
            }
        }
    }

    private static boolean running(JsonNode pod, String container) {
        return Json.items(pod, "status", "containerStatuses").stream()
                .anyMatch(c -> Json.text(c, "name").equals(container)
                        && Json.at(c, "state", "running").isObject());
    }

    /** {@code pods/NAME:PORT/proxy/PATH} and the same for services. */
    Reply proxy(Call call, Target target) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            throw ApiError.methodNotAllowed();
        }
        String[] parts = target.name().split(":");
        String name = parts.length > 2 ? parts[1] : parts[0];
        String port = parts.length == 1 ? "" : parts[parts.length - 1];
        ObjectNode pod = target.type() == ResourceTypes.PODS
                ? store.get(ResourceTypes.PODS, target.namespace(), name)
                : behind(store.get(ResourceTypes.SERVICES, target.namespace(), name));
        String path = target.rest().isEmpty() ? "/" : target.rest();
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : firstPort(pod, port);
        Optional<Answer> answer = listening(pod) ? applications.get(pod, number, path, store.now()) : Optional.empty();
        return answer.map(a -> Reply.text(a.status(), a.contentType(), a.body()))
                .orElseThrow(() -> ApiError.unavailable("error trying to reach service: dial tcp "
                        + Json.text(pod, "status", "podIP") + ":" + number + ": connect: connection refused"));
    }

    private ObjectNode behind(ObjectNode service) {
        return store
                .list(
                        ResourceTypes.PODS,
                        Json.namespace(service),
                        p -> Selector.spec(Json.at(service, "spec", "selector")).test(p)
                                && Json.text(Json.condition(p, "Ready"), "status")
                                        .equals("True"))
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        ApiError.unavailable("no endpoints available for service \"" + Json.name(service) + "\""));
    }

    private static int firstPort(JsonNode pod, String name) {
        return Json.items(pod, "spec", "containers").stream()
                .flatMap(c -> Json.items(c, "ports").stream())
                .filter(p -> name.isEmpty() || Json.text(p, "name").equals(name))
                .map(p -> Json.number(p, 80, "containerPort"))
                .findFirst()
                .orElse(80);
    }

    private static boolean listening(JsonNode pod) {
        return Json.items(pod, "status", "containerStatuses").stream()
                .anyMatch(c -> Json.at(c, "state", "running").isObject());
    }

    /** metrics.k8s.io: what each running container or each node uses now. */
    Reply metrics(Call call, String path) {
        // apis/metrics.k8s.io/v1beta1/nodes[/NAME], or .../[namespaces/NAMESPACE/]pods[/NAME]
        List<String> parts = List.of(path.split("/"));
        boolean nodes = parts.get(3).equals("nodes");
        boolean scoped = parts.get(3).equals("namespaces") && parts.size() > 5;
        String namespace = scoped ? parts.get(4) : "";
        int nameAt = scoped ? 6 : 4;
        String name = parts.size() > nameAt ? parts.get(nameAt) : "";
        List<ObjectNode> objects = store.list(
                nodes ? ResourceTypes.NODES : ResourceTypes.PODS,
                namespace,
                Selector.labels(call.query("labelSelector"))
                        .and(o -> name.isEmpty() || Json.name(o).equals(name)));
        List<ObjectNode> measured = objects.stream()
                .filter(o -> nodes || listening(o))
                .map(o -> nodes ? node(o) : pod(o))
                .toList();
        if (!name.isEmpty()) {
            return Reply.json(200, measured.stream().findFirst().orElseThrow(ApiError::noSuchPath));
        }
        ObjectNode list = Json.object().put("kind", nodes ? "NodeMetricsList" : "PodMetricsList");
        list.put("apiVersion", "metrics.k8s.io/v1beta1").putObject("metadata");
        list.putArray("items").addAll(measured);
        return Reply.json(200, list);
    }

    private ObjectNode measured(String kind, ObjectNode object) {
        ObjectNode metrics = Json.object().put("kind", kind).put("apiVersion", "metrics.k8s.io/v1beta1");
        ObjectNode metadata = metrics.putObject("metadata").put("name", Json.name(object));
        if (!Json.namespace(object).isEmpty()) {
            metadata.put("namespace", Json.namespace(object));
        }
        metadata.set("labels", Json.at(object, "metadata", "labels").deepCopy());
        metadata.put("creationTimestamp", Times.format(store.now()));
        return metrics.put("timestamp", Times.format(store.now())).put("window", "15s");
    }

    private ObjectNode pod(ObjectNode pod) {
        ObjectNode metrics = measured("PodMetrics", pod);
        ArrayNode containers = metrics.putArray("containers");
        for (JsonNode container : Json.items(pod, "spec", "containers")) {
            Behaviour behaviour = applications.behaviour(pod, Json.text(container, "image"));
            ObjectNode measured = containers.addObject().put("name", Json.text(container, "name"));
            usage(measured, wobble(pod, behaviour.milliCores()), wobble(pod, behaviour.mebibytes()));
        }
        return metrics;
    }

    private ObjectNode node(ObjectNode node) {
        int cores = 140;
        int memory = 900;
        for (ObjectNode pod : store.list(
                ResourceTypes.PODS, "", p -> Json.text(p, "spec", "nodeName").equals(Json.name(node)))) {
            for (JsonNode container : Json.items(pod, "spec", "containers")) {
                Behaviour behaviour = applications.behaviour(pod, Json.text(container, "image"));
                cores += wobble(pod, behaviour.milliCores());
                memory += wobble(pod, behaviour.mebibytes());
            }
        }
        ObjectNode metrics = measured("NodeMetrics", node);
        usage(metrics, cores, memory);
        return metrics;
    }

    private static void usage(ObjectNode into, int milliCores, int mebibytes) {
        into.putObject("usage").put("cpu", milliCores + "m").put("memory", mebibytes * 1024 + "Ki");
    }

    /** Within a tenth of the value, other for every pod and slowly changing, as measured values are. */
    private int wobble(JsonNode pod, int value) {
        long phase = Json.uid(pod).hashCode()
                + store.now().getEpochSecond() / Duration.ofSeconds(15).toSeconds();
        return Math.max(1, value + (int) Math.round(value * 0.1 * Math.sin(phase)));
    }
}
