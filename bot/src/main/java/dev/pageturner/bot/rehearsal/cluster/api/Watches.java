package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Change;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.tables.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Watches: each holds one thread while it is open, which is cheap for the few that a practice cluster has. */
final class Watches {
    private static final Duration BOOKMARK_EVERY = Duration.ofSeconds(30);

    private final ObjectStore store;
    private final Tables tables;
    private final BooleanSupplier stopping;

    Watches(ObjectStore store, Tables tables, BooleanSupplier stopping) {
        this.store = store;
        this.tables = tables;
        this.stopping = stopping;
    }

    Reply watch(Call call, Target target) {
        Predicate<JsonNode> wanted = Reads.wanted(call, target.type());
        if (!target.name().isEmpty()) {
            wanted = wanted.and(o -> Json.name(o).equals(target.name()));
        }
        long since = since(call);
        if (since > 0) {
            try {
                store.changesAfter(since);
            } catch (ApiError expired) {
                return new Reply.Stream("application/json", out -> send(out, "ERROR", expired.status()));
            }
        }
        return new Reply.Stream("application/json", new Session(call, target, wanted, since));
    }

    private static long since(Call call) {
        String version = call.query("resourceVersion");
        if (!version.isEmpty() && !version.matches("\\d{1,18}")) {
            throw ApiError.badRequest("Invalid value: \"" + version + "\": resourceVersion: must be a number");
        }
        return version.isEmpty() ? 0 : Long.parseLong(version);
    }

    private static void send(OutputStream out, String type, JsonNode object) throws IOException {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", object);
        out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private final class Session implements Reply.Writer {
        private final Call call;
        private final Target target;
        private final Predicate<JsonNode> wanted;
        private long seen;

        Session(Call call, Target target, Predicate<JsonNode> wanted, long since) {
            this.call = call;
            this.target = target;
            this.wanted = wanted;
            this.seen = since;
        }

        @Override
        public void write(OutputStream out) throws IOException, InterruptedException {
            Duration limit = Duration.ofSeconds(call.number("timeoutSeconds").orElse(1_800));
            long end = System.nanoTime() + limit.toNanos();
            long bookmark = System.nanoTime() + BOOKMARK_EVERY.toNanos();
            out.flush();
            if (seen == 0) {
                initial(out);
            }
            while (!stopping.getAsBoolean() && System.nanoTime() < end) {
                if (!forward(out)) {
                    return;
                }
                if (System.nanoTime() > bookmark && call.is("allowWatchBookmarks")) {
                    bookmark(out, false);
                    bookmark = System.nanoTime() + BOOKMARK_EVERY.toNanos();
                }
                store.awaitChange(seen, Duration.ofSeconds(1));
            }
        }

        private void initial(OutputStream out) throws IOException {
            List<ObjectNode> present;
            synchronized (store) {
                seen = store.revision();
                present = store.list(target.type(), target.namespace(), wanted);
            }
            for (ObjectNode object : present) {
                send(out, "ADDED", shape(object));
            }
            if (call.is("sendInitialEvents")) {
                bookmark(out, true);
            }
        }

        private boolean forward(OutputStream out) throws IOException {
            List<Change> changes;
            try {
                changes = store.changesAfter(seen);
            } catch (ApiError expired) {
                send(out, "ERROR", expired.status());
                return false;
            }
            for (Change change : changes) {
                seen = change.revision();
                String type = type(change);
                if (type != null) {
                    send(out, type, shape(change.after()));
                }
            }
            return true;
        }

        /** What a change is to this watcher: an object that stops matching is deleted for it; null: nothing. */
        private @Nullable String type(Change change) {
            boolean here = change.type().equals(target.type())
                    && (target.namespace().isEmpty()
                            || Json.namespace(change.after()).equals(target.namespace()));
            if (!here) {
                return null;
            }
            boolean before = change.before() != null && wanted.test(change.before());
            boolean after = change.kind() != Change.Kind.DELETED && wanted.test(change.after());
            if (before) {
                return after ? "MODIFIED" : "DELETED";
            }
            return after ? "ADDED" : null;
        }

        private JsonNode shape(ObjectNode object) {
            ResourceType type = target.type();
            if (call.table()) {
                String version = Json.text(object, "metadata", "resourceVersion");
                return tables.table(type, List.of(object), call.query("includeObject"), version);
            }
            return call.metadataOnly() ? Reads.metadataOnly(object) : object;
        }

        private void bookmark(OutputStream out, boolean initialEnd) throws IOException {
            ObjectNode object = target.type().stamped(Json.object());
            ObjectNode metadata = object.putObject("metadata");
            metadata.put("resourceVersion", Long.toString(seen)).putNull("creationTimestamp");
            if (initialEnd) {
                metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
            }
            send(out, "BOOKMARK", call.table() ? tables.bookmark(object) : object);
        }
    }
}
