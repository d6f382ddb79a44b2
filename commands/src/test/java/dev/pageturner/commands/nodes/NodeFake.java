package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.Access;
import dev.pageturner.commands.cluster.AccessRequest;
import dev.pageturner.commands.cluster.ApiException;
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
import dev.pageturner.commands.cluster.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Nodes and their pods; a test decides what an eviction is answered with, and when the connection is gone. */
final class NodeFake implements Cluster {
    private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    /** Every event there was: a watch that starts at a version gets those after it. */
    private final List<WatchEvent> history = new CopyOnWriteArrayList<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Function<String, Optional<ApiException>> evictions = pod -> Optional.empty();
    private volatile boolean gone;

    NodeFake with(ApiResource resource, String yamlLikeJson) {
        ObjectNode object = (ObjectNode) Json.parse(yamlLikeJson);
        objects.put(key(resource, Json.namespace(object), Json.name(object)), object);
        return this;
    }

    /** @param answer by the pod's name: why it is refused */
    void evictions(Function<String, Optional<ApiException>> answer) {
        evictions = answer;
    }

    void goneAway(boolean isGone) {
        gone = isGone;
    }

    /** Evictions that were asked for, by the pod's name. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized void remove(String namespace, String pod) {
        ObjectNode removed = objects.remove(key(Resources.PODS, namespace, pod));
        if (removed != null) {
            WatchEvent event = new WatchEvent(WatchEvent.Type.DELETED, removed);
            history.add(event);
            streams.forEach(stream -> stream.events.add(event));
        }
    }

    private static String key(ApiResource resource, String namespace, String name) {
        return resource.plural() + "/" + namespace + "/" + name;
    }

    private void reach() {
        if (gone) {
            throw new SystemUnreachableException("connection refused", new IOException("connection refused"));
        }
    }

    @Override
    public String defaultNamespace() {
        return "default";
    }

    @Override
    public ObjectNode get(ApiResource resource, String namespace, String name) {
        reach();
        ObjectNode found = objects.get(key(resource, namespace, name));
        if (found == null) {
            throw ApiException.of(404, "NotFound", resource.qualified() + " \"" + name + "\" not found");
        }
        return found;
    }

    @Override
    public synchronized Listing list(ApiResource resource, String namespace, Selection selection) {
        reach();
        List<ObjectNode> items = new ArrayList<>();
        objects.forEach((key, object) -> {
            String fields = selection.fields();
            boolean selected = fields.isEmpty()
                    || fields.equals("spec.nodeName=" + Json.text(object, "/spec/nodeName"))
                    || fields.equals("metadata.name=" + Json.name(object));
            if (key.startsWith(resource.plural() + "/" + namespace) && selected) {
                items.add(object);
            }
        });
        return new Listing(items, String.valueOf(history.size()));
    }

    @Override
    public ObjectNode patch(ApiResource resource, String namespace, String name, Patch patch) {
        ObjectNode object = get(resource, namespace, name).deepCopy();
        object.withObjectProperty("spec")
                .set("unschedulable", patch.body().at("/spec/unschedulable").deepCopy());
        objects.put(key(resource, namespace, name), object);
        return object;
    }

    @Override
    public ObjectNode create(
            ApiResource resource, String namespace, String name, String subresource, ObjectNode body, boolean dryRun) {
        asked.add(name);
        ObjectNode pod = get(resource, namespace, name);
        Optional<ApiException> refusal = evictions.apply(name);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (!Json.uid(pod).equals(Json.text(body, "/deleteOptions/preconditions/uid"))) {
            throw ApiException.of(409, "Conflict", "the UID in the precondition does not match");
        }
        remove(namespace, name);
        return body;
    }

    @Override
    public ObjectNode delete(ApiResource resource, String namespace, String name, Deletion deletion) {
        ObjectNode pod = get(resource, namespace, name);
        remove(namespace, name);
        return pod;
    }

    @Override
    public synchronized Watch watch(
            ApiResource resource, String namespace, Selection selection, String resourceVersion, Duration limit) {
        reach();
        Stream stream = new Stream();
        stream.events.addAll(history.subList(Integer.parseInt(resourceVersion), history.size()));
        streams.add(stream);
        return stream;
    }

    private final class Stream implements Watch {
        private final ConcurrentLinkedQueue<WatchEvent> events = new ConcurrentLinkedQueue<>();

        @Override
        public Optional<WatchEvent> next(Duration wait) {
            reach();
            WatchEvent event = events.poll();
            if (event == null && !wait.isZero()) {
                try {
                    Thread.sleep(Math.min(20, wait.toMillis()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                event = events.poll();
            }
            return Optional.ofNullable(event);
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public void close() {
            streams.remove(this);
        }
    }

    @Override
    public ObjectNode get(ApiResource resource, String namespace, String name, String subresource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectNode table(ApiResource resource, String namespace, String name, Selection selection, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectNode create(ApiResource resource, String namespace, ObjectNode body, boolean dryRun) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LogStream logs(String namespace, String pod, LogOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(Resources.PODS, Resources.NODES);
    }

    @Override
    public ApiResource resource(String word) {
        return Resources.known(word).orElseThrow();
    }

    @Override
    public Access access(AccessRequest request) {
        return new Access(true, "");
    }

    @Override
    public ProxyAnswer proxy(
            String method,
            ApiResource resource,
            String namespace,
            String name,
            String path,
            Map<String, String> headers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PortForward forward(String namespace, String pod, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String raw(String path) {
        throw new UnsupportedOperationException();
    }
}
