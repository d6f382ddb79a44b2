package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every object of the cluster, under one lock, with one revision that counts all writes. Objects handed out are the stored
 * ones and are never changed in place: whoever wants to change one copies it first, which {@link #edit} does.
 */
public final class ObjectStore {
    /** How many writes a watcher may lag behind before it has to list again. */
    private static final int REMEMBERED = 4_000;

    /** Sorts before every character of a name, so that namespaces stay together. */
    private static final char SEPARATOR = 0;

    private final Clock clock;
    private final Names names;
    /** By type, then by namespace and name. */
    private final Map<String, NavigableMap<String, ObjectNode>> objects = new HashMap<>();

    private final Deque<Change> changes = new ArrayDeque<>();
    private long revision = 1_000;

    public ObjectStore(Clock clock, Names names) {
        this.clock = clock;
        this.names = names;
    }

    public Instant now() {
        return clock.instant();
    }

    public Names names() {
        return names;
    }

    public synchronized long revision() {
        return revision;
    }

    public synchronized Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(of(type).get(key(type, namespace, name)));
    }

    public ObjectNode get(ResourceType type, String namespace, String name) {
        return find(type, namespace, name).orElseThrow(() -> ApiError.notFound(type, name));
    }

    /** All objects of a type, by namespace and name; an empty namespace means every one. */
    public synchronized List<ObjectNode> list(ResourceType type, String namespace) {
        NavigableMap<String, ObjectNode> all = of(type);
        return List.copyOf(
                namespace.isEmpty()
                        ? all.values()
                        : all.subMap(namespace + SEPARATOR, namespace + (char) (SEPARATOR + 1))
                                .values());
    }

    public List<ObjectNode> list(ResourceType type, String namespace, Predicate<? super ObjectNode> wanted) {
        return list(type, namespace).stream().filter(wanted).toList();
    }

    public synchronized ObjectNode create(ResourceType type, ObjectNode given, boolean dryRun) {
        ObjectNode object = type.stamped(given.deepCopy());
        ObjectNode metadata = Json.child(object, "metadata");
        if (Json.name(object).isEmpty() && !Json.text(metadata, "generateName").isEmpty()) {
            metadata.put("name", Json.text(metadata, "generateName") + names.suffix());
        }
        Validation.check(type, object);
        if (find(type, Json.namespace(object), Json.name(object)).isPresent()) {
            throw ApiError.alreadyExists(type, Json.name(object));
        }
        metadata.put("uid", names.uid()).put("creationTimestamp", Times.format(now()));
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink"));
        if (type.counted()) {
            metadata.put("generation", 1);
        }
        Defaults.apply(type, object);
        return commit(type, Change.Kind.ADDED, null, object, dryRun);
    }

    /**
     * Replaces an object. A resourceVersion in it must be the current one.
     *
     * @param status whether only the status is meant; else only everything but the status is
     */
    public synchronized ObjectNode update(ResourceType type, ObjectNode given, boolean status, boolean dryRun) {
        ObjectNode current = get(type, Json.namespace(given), Json.name(given));
        String version = Json.text(given, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Json.text(current, "metadata", "resourceVersion"))) {
            throw ApiError.modified(type, Json.name(given));
        }
        String uid = Json.uid(given);
        if (!uid.isEmpty() && !uid.equals(Json.uid(current))) {
            throw ApiError.conflict(
                    type,
                    Json.name(given),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Json.uid(current));
        }
        ObjectNode next = status ? withStatus(current, given) : withSpec(type, current, given);
        if (!status) {
            Defaults.apply(type, next);
            Validation.check(type, next);
            Validation.checkImmutable(type, current, next);
        }
        return store(type, current, next, dryRun);
    }

    /** Changes an object as the cluster's own parts do, spec and status alike; false when nothing changed. */
    public synchronized boolean edit(ResourceType type, ObjectNode object, Consumer<ObjectNode> change) {
        ObjectNode current =
                find(type, Json.namespace(object), Json.name(object)).orElse(null);
        if (current == null || !Json.uid(current).equals(Json.uid(object))) {
            return false;
        }
        ObjectNode next = current.deepCopy();
        change.accept(next);
        if (next.equals(current)) {
            return false;
        }
        count(type, current, next);
        store(type, current, next, false);
        return true;
    }

    /** Asks for an object's end: marks it while somebody has to finish with it first, else removes it at once. */
    public synchronized ObjectNode delete(ResourceType type, ObjectNode object, long graceSeconds, boolean dryRun) {
        boolean held = !Json.items(object, "metadata", "finalizers").isEmpty();
        if (graceSeconds <= 0 && !held) {
            return dryRun ? object : remove(type, object);
        }
        ObjectNode marked = object.deepCopy();
        ObjectNode metadata = Json.child(marked, "metadata");
        Instant end = now().plusSeconds(Math.max(0, graceSeconds));
        if (!Json.deleting(object) || end.isBefore(Times.at(object, "metadata", "deletionTimestamp"))) {
            metadata.put("deletionTimestamp", Times.format(end));
            metadata.put("deletionGracePeriodSeconds", Math.max(0, graceSeconds));
            if (type.counted() && type != ResourceTypes.PODS) {
                metadata.put("generation", Json.number(metadata, 0, "generation") + 1);
            }
        }
        return marked.equals(object) ? object : store(type, object, marked, dryRun);
    }

    public synchronized ObjectNode remove(ResourceType type, ObjectNode object) {
        of(type).remove(key(type, Json.namespace(object), Json.name(object)));
        return commit(type, Change.Kind.DELETED, object, object.deepCopy(), false);
    }

    /** The writes after a revision, oldest first. */
    public synchronized List<Change> changesAfter(long since) {
        Change oldest = changes.peekFirst();
        if (oldest != null && since < oldest.revision() - 1) {
            throw ApiError.expired("too old resource version: " + since + " (" + (oldest.revision() - 1) + ")");
        }
        List<Change> later = new ArrayList<>();
        for (var from = changes.descendingIterator(); from.hasNext(); ) {
            Change change = from.next();
            if (change.revision() <= since) {
                break;
            }
            later.add(0, change);
        }
        return later;
    }

    /** Waits until there is a write after a revision; returns when there is one or the time is up. */
    public synchronized void awaitChange(long since, Duration limit) throws InterruptedException {
        if (revision <= since) {
            wait(Math.max(1, limit.toMillis()));
        }
    }

    private static ObjectNode withStatus(ObjectNode current, ObjectNode given) {
        ObjectNode next = current.deepCopy();
        if (given.has("status")) {
            next.set("status", given.get("status").deepCopy());
        }
        return next;
    }

    private ObjectNode withSpec(ResourceType type, ObjectNode current, ObjectNode given) {
        ObjectNode next = type.stamped(given.deepCopy());
        ObjectNode metadata = Json.child(next, "metadata");
        for (String kept : List.of(
                "uid",
                "creationTimestamp",
                "generation",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "generateName")) {
            JsonNode value = current.get("metadata").get(kept);
            if (value == null) {
                metadata.remove(kept);
            } else {
                metadata.set(kept, value);
            }
        }
        metadata.remove("managedFields");
        if (type.subresources().contains("status") && current.has("status")) {
            next.set("status", current.get("status"));
        }
        count(type, current, next);
        return next;
    }

    private static void count(ResourceType type, ObjectNode current, ObjectNode next) {
        if (type.counted() && !Json.at(current, "spec").equals(Json.at(next, "spec"))) {
            Json.child(next, "metadata").put("generation", Json.number(current, 0, "metadata", "generation") + 1);
        }
    }

    private ObjectNode store(ResourceType type, ObjectNode current, ObjectNode next, boolean dryRun) {
        boolean released = Json.deleting(next)
                && next.path("metadata").path("finalizers") instanceof ArrayNode finalizers
                && finalizers.isEmpty()
                && Json.number(next, 0, "metadata", "deletionGracePeriodSeconds") == 0;
        if (released && !dryRun) {
            return remove(type, next);
        }
        ObjectNode version = next.deepCopy();
        Json.child(version, "metadata")
                .set("resourceVersion", current.get("metadata").get("resourceVersion"));
        if (version.equals(current)) {
            return current;
        }
        return commit(type, Change.Kind.MODIFIED, current, next, dryRun);
    }

    private ObjectNode commit(
            ResourceType type, Change.Kind kind, @Nullable ObjectNode before, ObjectNode after, boolean dryRun) {
        if (dryRun) {
            return after;
        }
        revision++;
        Json.child(after, "metadata").put("resourceVersion", Long.toString(revision));
        if (kind != Change.Kind.DELETED) {
            of(type).put(key(type, Json.namespace(after), Json.name(after)), after);
        }
        changes.addLast(new Change(revision, type, kind, before, after));
        if (changes.size() > REMEMBERED) {
            changes.removeFirst();
        }
        notifyAll();
        return after;
    }

    private NavigableMap<String, ObjectNode> of(ResourceType type) {
        return objects.computeIfAbsent(type.qualified(), t -> new TreeMap<>());
    }

    private static String key(ResourceType type, String namespace, String name) {
        return (type.namespaced() ? namespace : "") + SEPARATOR + name;
    }
}
