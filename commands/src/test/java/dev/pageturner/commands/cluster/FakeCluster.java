package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An API server in memory: stores, versions, selects, patches and watches. It has no controllers; tests play them. */
public final class FakeCluster implements Cluster {
    private record Key(String plural, String namespace, String name) {}

    private record Heard(ApiResource resource, WatchEvent event, long version) {}

    private final Clock clock;
    private final Map<Key, ObjectNode> objects = new TreeMap<>(java.util.Comparator.comparing(Key::plural)
            .thenComparing(Key::namespace)
            .thenComparing(Key::name));
    private final List<Heard> past = new ArrayList<>();
    private final List<FakeWatch> watches = new ArrayList<>();
    private final Map<String, List<String>> logs = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private Consumer<String> before = request -> {};
    private Consumer<String> after = request -> {};
    private long version = 100;

    public FakeCluster(Clock clock) {
        this.clock = clock;
    }

    /** Called with each request before it is answered; what it throws is the answer. */
    public void before(Consumer<String> hook) {
        before = hook;
    }

    /** Called with each creation and patch once it is done; what it throws is the answer all the same. */
    public void after(Consumer<String> hook) {
        after = hook;
    }

    /** In order, such as {@code PATCH deployments/web}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    public synchronized void log(String pod, String container, List<String> lines) {
        logs.put(pod + "/" + container, List.copyOf(lines));
    }

    /** What a controller or somebody else does: changes an object as it stands. */
    public synchronized void change(ApiResource resource, String namespace, String name, Consumer<ObjectNode> change) {
        ObjectNode object = stored(resource, namespace, name).deepCopy();
        change.accept(object);
        store(resource, object, WatchEvent.Type.MODIFIED);
    }

    private void asked(String request) {
        synchronized (this) {
            requests.add(request);
        }
        before.accept(request);
    }

    private static Key key(ApiResource resource, String namespace, String name) {
        return new Key(resource.qualified(), namespace, name);
    }

    private ObjectNode stored(ApiResource resource, String namespace, String name) {
        ObjectNode object = objects.get(key(resource, namespace, name));
        if (object == null) {
            throw ApiException.of(404, "NotFound", resource.qualified() + " \"" + name + "\" not found");
        }
        return object;
    }

    private ObjectNode store(ApiResource resource, ObjectNode object, WatchEvent.Type type) {
        object.withObject("/metadata").put("resourceVersion", String.valueOf(++version));
        Key key = key(resource, Json.namespace(object), Json.name(object));
        if (type == WatchEvent.Type.DELETED) {
            objects.remove(key);
        } else {
            objects.put(key, object.deepCopy());
        }
        Heard heard = new Heard(resource, new WatchEvent(type, object.deepCopy()), version);
        past.add(heard);
        watches.forEach(watch -> watch.hear(heard));
        return object.deepCopy();
    }

    @Override
    public String defaultNamespace() {
        return "default";
    }

    @Override
    public ObjectNode get(ApiResource resource, String namespace, String name) {
        asked("GET " + resource.plural() + "/" + name);
        synchronized (this) {
            return stored(resource, namespace, name).deepCopy();
        }
    }

    @Override
    public ObjectNode get(ApiResource resource, String namespace, String name, String subresource) {
        ObjectNode object = get(resource, namespace, name);
        if (!subresource.equals("scale") || !resource.subresources().contains("scale")) {
            throw ApiException.of(404, "NotFound", "the server could not find the requested resource");
        }
        ObjectNode scale = Json.object().put("apiVersion", "autoscaling/v1").put("kind", "Scale");
        scale.set("metadata", object.path("metadata"));
        scale.putObject("spec").put("replicas", Json.number(object, "/spec/replicas", 1));
        scale.putObject("status").put("replicas", Json.number(object, "/status/replicas"));
        return scale;
    }

    @Override
    public Listing list(ApiResource resource, String namespace, Selection selection) {
        asked("LIST " + resource.plural());
        synchronized (this) {
            return new Listing(selected(resource, namespace, selection), String.valueOf(version));
        }
    }

    private List<ObjectNode> selected(ApiResource resource, String namespace, Selection selection) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().plural().equals(resource.qualified()))
                .filter(entry ->
                        namespace.isEmpty() || entry.getKey().namespace().equals(namespace))
                .map(entry -> entry.getValue().deepCopy())
                .filter(object -> LabelMatch.matches(object, selection))
                .toList();
    }

    @Override
    public ObjectNode table(ApiResource resource, String namespace, String name, Selection selection, int limit) {
        List<ObjectNode> found =
                name.isEmpty() ? list(resource, namespace, selection).items() : List.of(get(resource, namespace, name));
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        var columns = table.putArray("columnDefinitions");
        columns.addObject().put("name", "Name").put("priority", 0);
        columns.addObject().put("name", "Created").put("priority", 0);
        var rows = table.putArray("rows");
        found.stream().limit(limit).forEach(object -> {
            ObjectNode row = rows.addObject();
            row.putArray("cells").add(Json.name(object)).add(Json.text(object, "/metadata/creationTimestamp"));
            row.putObject("object").set("metadata", object.path("metadata"));
        });
        return table;
    }

    @Override
    public ObjectNode patch(ApiResource resource, String namespace, String name, Patch patch) {
        String request = "PATCH " + resource.plural() + "/" + name
                + (patch.subresource().isEmpty() ? "" : "/" + patch.subresource());
        asked(request);
        ObjectNode patched = patched(resource, namespace, name, patch);
        after.accept(request);
        return patched;
    }

    private ObjectNode patched(ApiResource resource, String namespace, String name, Patch patch) {
        synchronized (this) {
            ObjectNode old = stored(resource, namespace, name);
            ObjectNode now = JsonPatching.apply(old, patch);
            if (!Json.resourceVersion(now).equals(Json.resourceVersion(old))) {
                throw ApiException.of(
                        409,
                        "Conflict",
                        "Operation cannot be fulfilled on " + resource.qualified() + " \"" + name
                                + "\": the object has been modified; please apply your changes to the latest version"
                                + " and try again");
            }
            if (!now.path("spec").equals(old.path("spec"))) {
                now.withObject("/metadata").put("generation", Json.number(old, "/metadata/generation") + 1);
            }
            if (patch.dryRun()) {
                return now;
            }
            boolean gone = Json.isDeleting(now) && !isHeld(now);
            return store(resource, now, gone ? WatchEvent.Type.DELETED : WatchEvent.Type.MODIFIED);
        }
    }

    @Override
    public ObjectNode create(ApiResource resource, String namespace, ObjectNode body, boolean dryRun) {
        asked("CREATE " + resource.plural());
        ObjectNode created = created(resource, namespace, body, dryRun);
        after.accept("CREATE " + resource.plural());
        return created;
    }

    private ObjectNode created(ApiResource resource, String namespace, ObjectNode body, boolean dryRun) {
        synchronized (this) {
            ObjectNode object = body.deepCopy();
            ObjectNode metadata = object.withObject("/metadata");
            if (!metadata.path("generateName").asText().isEmpty()) {
                metadata.put("name", metadata.path("generateName").asText() + (version + 1));
            }
            String name = metadata.path("name").asText();
            if (resource.namespaced()) {
                metadata.put("namespace", namespace);
            }
            if (objects.containsKey(key(resource, namespace, name))) {
                throw ApiException.of(409, "AlreadyExists", resource.qualified() + " \"" + name + "\" already exists");
            }
            object.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
            metadata.put("uid", UUID.randomUUID().toString());
            metadata.put(
                    "creationTimestamp",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            metadata.put("generation", 1);
            return dryRun ? object : store(resource, object, WatchEvent.Type.ADDED);
        }
    }

    @Override
    public ObjectNode create(
            ApiResource resource, String namespace, String name, String subresource, ObjectNode body, boolean dryRun) {
        if (!subresource.equals("eviction")) {
            throw ApiException.of(404, "NotFound", "the server could not find the requested resource");
        }
        asked("EVICT " + name);
        String uid = body.at("/deleteOptions/preconditions/uid").asText();
        return delete(resource, namespace, name, new Deletion(uid.isEmpty() ? null : uid, null, null, dryRun));
    }

    @Override
    public ObjectNode delete(ApiResource resource, String namespace, String name, Deletion deletion) {
        asked("DELETE " + resource.plural() + "/" + name);
        synchronized (this) {
            ObjectNode object = stored(resource, namespace, name);
            if (deletion.uid() != null && !deletion.uid().equals(Json.uid(object))) {
                throw ApiException.of(
                        409,
                        "Conflict",
                        "Operation cannot be fulfilled on " + resource.qualified() + " \"" + name
                                + "\": the UID in the precondition does not match the UID in record");
            }
            if (deletion.dryRun()) {
                return object.deepCopy();
            }
            ObjectNode now = object.deepCopy();
            if (!isHeld(now)) {
                return store(resource, now, WatchEvent.Type.DELETED);
            }
            if (!Json.isDeleting(now)) {
                now.withObject("/metadata")
                        .put(
                                "deletionTimestamp",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
                return store(resource, now, WatchEvent.Type.MODIFIED);
            }
            return now;
        }
    }

    /** A finalizer keeps it, however often it is deleted. */
    private static boolean isHeld(ObjectNode object) {
        return !object.at("/metadata/finalizers").isEmpty();
    }

    @Override
    public Watch watch(
            ApiResource resource, String namespace, Selection selection, String resourceVersion, Duration limit) {
        asked("WATCH " + resource.plural());
        synchronized (this) {
            FakeWatch watch = new FakeWatch(resource, namespace, selection, Long.parseLong(resourceVersion));
            past.forEach(watch::hear);
            watches.add(watch);
            return watch;
        }
    }

    private static final class FakeWatch implements Watch {
        private final ApiResource resource;
        private final String namespace;
        private final Selection selection;
        private final long after;
        private final LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();

        FakeWatch(ApiResource resource, String namespace, Selection selection, long after) {
            this.resource = resource;
            this.namespace = namespace;
            this.selection = selection;
            this.after = after;
        }

        void hear(Heard heard) {
            ObjectNode object = heard.event().object();
            if (heard.version() > after
                    && heard.resource().qualified().equals(resource.qualified())
                    && (namespace.isEmpty() || namespace.equals(Json.namespace(object)))
                    && LabelMatch.matches(object, selection)) {
                events.add(heard.event());
            }
        }

        @Override
        public Optional<WatchEvent> next(Duration wait) {
            try {
                return Optional.ofNullable(events.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public void close() {
            events.clear();
        }
    }

    @Override
    public LogStream logs(String namespace, String pod, LogOptions options) {
        asked("LOGS " + pod);
        List<String> all = logs.getOrDefault(pod + "/" + options.container(), List.of());
        int from = options.tail() == null ? 0 : Math.max(0, all.size() - options.tail());
        List<String> lines = new ArrayList<>(all.subList(from, all.size()));
        return new LogStream() {
            @Override
            public Optional<String> next(Duration wait) {
                return lines.isEmpty() ? Optional.empty() : Optional.of(lines.remove(0));
            }

            @Override
            public boolean ended() {
                return lines.isEmpty();
            }

            @Override
            public void close() {
                lines.clear();
            }
        };
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(Resources.PODS, Resources.DEPLOYMENTS, Resources.NODES, Resources.SERVICES);
    }

    @Override
    public @Nullable ApiResource resource(String word) {
        return Resources.known(word).orElse(null);
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
        throw ApiException.of(503, "ServiceUnavailable", "no endpoints available for service \"" + name + "\"");
    }

    @Override
    public PortForward forward(String namespace, String pod, int port) {
        throw new UnsupportedOperationException("the fake has no ports");
    }

    @Override
    public String raw(String path) {
        return "{}";
    }
}
