package dev.pageturner.commands.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Access;
import dev.pageturner.commands.cluster.AccessRequest;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Deletion;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Listing;
import dev.pageturner.commands.cluster.LogOptions;
import dev.pageturner.commands.cluster.LogStream;
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.PortForward;
import dev.pageturner.commands.cluster.ProxyAnswer;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.cluster.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The port over HTTP. */
final class KubernetesCluster implements Cluster {
    private static final String JSON = "application/json";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private static final String PAGE = "500";
    private static final int LONGEST_EVENT = 16 << 20;
    private static final int LONGEST_LOG_LINE = 64 << 10;

    private final Transport transport;
    private final Discovery discovery;

    KubernetesCluster(Transport transport, Discovery discovery) {
        this.transport = transport;
        this.discovery = discovery;
    }

    @Override
    public Cluster heeding(BooleanSupplier over) {
        return new KubernetesCluster(transport.heeding(over), discovery);
    }

    @Override
    public String defaultNamespace() {
        String namespace = transport.client().getConfiguration().getNamespace();
        return namespace == null || namespace.isEmpty() ? "default" : namespace;
    }

    @Override
    public ObjectNode get(ApiResource resource, String namespace, String name) {
        return transport
                .send(Request.get(Paths.object(resource, namespace, name)))
                .object();
    }

    @Override
    public ObjectNode get(ApiResource resource, String namespace, String name, String subresource) {
        return transport
                .send(Request.get(Paths.object(resource, namespace, name) + "/" + subresource))
                .object();
    }

    @Override
    public Listing list(ApiResource resource, String namespace, Selection selection) {
        List<ObjectNode> items = new ArrayList<>();
        String next = "";
        ObjectNode page;
        do {
            page = transport
                    .send(selected(Request.get(Paths.collection(resource, namespace)), selection)
                            .with("limit", PAGE)
                            .with("continue", next))
                    .object();
            for (JsonNode item : page.path("items")) {
                items.add(((ObjectNode) item).put("kind", resource.kind()).put("apiVersion", resource.apiVersion()));
            }
            next = Json.text(page, "/metadata/continue");
        } while (!next.isEmpty());
        return new Listing(items, Json.resourceVersion(page));
    }

    @Override
    public ObjectNode table(ApiResource resource, String namespace, String name, Selection selection, int limit) {
        String path = name.isEmpty() ? Paths.collection(resource, namespace) : Paths.object(resource, namespace, name);
        Request request = selected(Request.get(path), selection).header("Accept", TABLE);
        ObjectNode table = transport
                .send(name.isEmpty() ? request.with("limit", String.valueOf(Math.min(limit, 500))) : request)
                .object();
        String next = Json.text(table, "/metadata/continue");
        while (!next.isEmpty() && table.path("rows").size() < limit) {
            ObjectNode page = transport
                    .send(request.with("limit", PAGE).with("continue", next))
                    .object();
            if (table.path("rows") instanceof ArrayNode rows && page.path("rows") instanceof ArrayNode more) {
                rows.addAll(more);
            }
            next = Json.text(page, "/metadata/continue");
        }
        return table;
    }

    private static Request selected(Request request, Selection selection) {
        return request.with("labelSelector", selection.labels()).with("fieldSelector", selection.fields());
    }

    @Override
    public ObjectNode patch(ApiResource resource, String namespace, String name, Patch patch) {
        String path = Paths.object(resource, namespace, name)
                + (patch.subresource().isEmpty() ? "" : "/" + patch.subresource());
        return transport
                .send(Request.of(
                                "PATCH",
                                path,
                                patch.type().mediaType(),
                                patch.body().toString())
                        .with("fieldManager", "pageturner")
                        .dryRun(patch.dryRun()))
                .object();
    }

    @Override
    public ObjectNode create(ApiResource resource, String namespace, ObjectNode body, boolean dryRun) {
        return transport
                .send(Request.of("POST", Paths.collection(resource, namespace), JSON, body.toString())
                        .with("fieldManager", "pageturner")
                        .dryRun(dryRun))
                .object();
    }

    @Override
    public ObjectNode create(
            ApiResource resource, String namespace, String name, String subresource, ObjectNode body, boolean dryRun) {
        String path = Paths.object(resource, namespace, name) + "/" + subresource;
        return transport
                .send(Request.of("POST", path, JSON, body.toString()).dryRun(dryRun))
                .object();
    }

    @Override
    public ObjectNode delete(ApiResource resource, String namespace, String name, Deletion deletion) {
        ObjectNode options = Json.object().put("kind", "DeleteOptions").put("apiVersion", "v1");
        if (deletion.uid() != null) {
            options.putObject("preconditions").put("uid", deletion.uid());
        }
        if (deletion.graceSeconds() != null) {
            options.put("gracePeriodSeconds", deletion.graceSeconds());
        }
        if (deletion.propagation() != null) {
            options.put("propagationPolicy", deletion.propagation());
        }
        return transport
                .send(Request.of("DELETE", Paths.object(resource, namespace, name), JSON, options.toString())
                        .dryRun(deletion.dryRun()))
                .object();
    }

    @Override
    public Watch watch(
            ApiResource resource, String namespace, Selection selection, String resourceVersion, Duration limit) {
        Request request = selected(Request.get(Paths.collection(resource, namespace)), selection)
                .with("watch", "true")
                .with("allowWatchBookmarks", "true")
                .with("resourceVersion", resourceVersion)
                .with("timeoutSeconds", String.valueOf(Math.max(1, limit.toSeconds())));
        return new StreamedWatch(transport.stream(request, LONGEST_EVENT));
    }

    @Override
    public LogStream logs(String namespace, String pod, LogOptions options) {
        Request request = Request.get(Paths.object(Resources.PODS, namespace, pod) + "/log")
                .with("container", text(options.container()))
                .with("previous", options.previous() ? "true" : "")
                .with("follow", options.follow() ? "true" : "")
                .with("timestamps", options.timestamps() ? "true" : "")
                .with("tailLines", text(options.tail()))
                .with("sinceSeconds", text(options.sinceSeconds()))
                .with("sinceTime", text(options.sinceTime()));
        return new StreamedLog(transport.stream(request, LONGEST_LOG_LINE));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public List<ApiResource> resources() {
        return discovery.resources(transport);
    }

    @Override
    public @Nullable ApiResource resource(String word) {
        return Resources.known(word)
                .or(() -> among(discovery.resources(transport), word))
                .or(() -> among(discovery.refresh(transport), word))
                .orElse(null);
    }

    private static Optional<ApiResource> among(List<ApiResource> resources, String word) {
        return resources.stream().filter(resource -> resource.answersTo(word)).findFirst();
    }

    @Override
    public Access access(AccessRequest question) {
        ObjectNode review =
                Json.object().put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        review.putObject("spec")
                .putObject("resourceAttributes")
                .put("verb", question.verb())
                .put("group", question.group())
                .put("resource", question.resource())
                .put("subresource", question.subresource())
                .put("namespace", question.namespace())
                .put("name", question.name());
        JsonNode status = transport
                .send(Request.of(
                        "POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", JSON, review.toString()))
                .object()
                .path("status");
        return new Access(
                status.path("allowed").asBoolean(), status.path("reason").asText());
    }

    @Override
    public ProxyAnswer proxy(
            String method,
            ApiResource resource,
            String namespace,
            String name,
            String path,
            Map<String, String> headers) {
        String target = Paths.object(resource, namespace, name) + "/proxy" + path;
        Answer answer = transport.send(new Request(method, target, Map.of(), headers, null, null));
        return new ProxyAnswer(answer.code(), answer.headers(), answer.body());
    }

    @Override
    public PortForward forward(String namespace, String pod, int port) {
        return ForwardedPort.open(transport, namespace, pod, port);
    }

    @Override
    public String raw(String path) {
        return transport.send(Request.get(path)).orThrow().text();
    }
}
