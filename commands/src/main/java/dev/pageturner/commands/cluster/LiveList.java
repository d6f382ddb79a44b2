package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects as they are now: one list, then a watch, listed again where the watch cannot go on. Not for several threads.
 */
public final class LiveList implements AutoCloseable {
    private static final Duration STREAM = Duration.ofMinutes(5);
    private static final Duration SHORTEST_STREAM = Duration.ofMillis(250);
    /** After so long without an event the server is asked whether it is still there: a stream that hangs looks like silence. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Cluster cluster;
    private final ApiResource resource;
    private final String namespace;
    private final Selection selection;
    private final Map<String, ObjectNode> byUid = new LinkedHashMap<>();
    private String resourceVersion = "";
    private @Nullable Watch watch;
    private long heardNanos = System.nanoTime();

    /** Lists at once. */
    public LiveList(Cluster cluster, ApiResource resource, String namespace, Selection selection) {
        this.cluster = cluster;
        this.resource = resource;
        this.namespace = namespace;
        this.selection = selection;
        relist();
    }

    /** The objects there are, each once. */
    public List<ObjectNode> items() {
        return new ArrayList<>(byUid.values());
    }

    public Optional<ObjectNode> byUid(String uid) {
        return Optional.ofNullable(byUid.get(uid));
    }

    /**
     * Waits for news and takes in everything that has already arrived.
     *
     * @return false when nothing happened in that time
     * @throws dev.pageturner.commands.SystemUnreachableException when the server no longer answers, even where the stream
     *     is still open
     */
    public boolean await(Duration wait) {
        try {
            Watch current = open();
            Optional<WatchEvent> event = current.next(wait);
            if (event.isEmpty()) {
                if (current.ended()) {
                    close();
                    breathe(wait);
                }
                ping();
                return false;
            }
            heardNanos = System.nanoTime();
            for (; event.isPresent(); event = current.next(Duration.ZERO)) {
                apply(event.get());
            }
            return true;
        } catch (ApiException e) {
            if (!e.isExpired()) {
                throw e;
            }
            close();
            relist();
            return true;
        }
    }

    private void ping() {
        if (System.nanoTime() - heardNanos > SILENCE.toNanos()) {
            cluster.raw("/version");
            heardNanos = System.nanoTime();
        }
    }

    /** A server that ends every stream at once is not asked again at once. */
    private static void breathe(Duration wait) {
        try {
            Thread.sleep(Math.min(wait.toMillis(), SHORTEST_STREAM.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Watch open() {
        Watch open = watch;
        if (open == null) {
            open = cluster.watch(resource, namespace, selection, resourceVersion, STREAM);
            watch = open;
        }
        return open;
    }

    private void relist() {
        Listing listing = cluster.list(resource, namespace, selection);
        byUid.clear();
        listing.items().forEach(item -> byUid.put(Json.uid(item), item));
        resourceVersion = listing.resourceVersion();
        heardNanos = System.nanoTime();
    }

    private void apply(WatchEvent event) {
        if (event.type() == WatchEvent.Type.DELETED) {
            byUid.remove(Json.uid(event.object()));
        } else {
            byUid.put(Json.uid(event.object()), event.object());
        }
        resourceVersion = Json.resourceVersion(event.object());
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
