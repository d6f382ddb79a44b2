package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.Selector;
import dev.pageturner.bot.rehearsal.cluster.tables.Tables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** Get and list, as objects, as Tables, or as metadata only. */
final class Reads {
    private final ObjectStore store;
    private final Tables tables;

    Reads(ObjectStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    Reply get(Call call, Target target) {
        ObjectNode object = store.get(target.type(), target.namespace(), target.name());
        return Reply.json(200, shaped(call, target.type(), object));
    }

    /** An object in the form that the caller asked for. */
    JsonNode shaped(Call call, ResourceType type, ObjectNode object) {
        if (call.table()) {
            return tables.table(type, List.of(object), call.query("includeObject"), version(object));
        }
        return call.metadataOnly() ? metadataOnly(object) : object;
    }

    Reply list(Call call, Target target) {
        Predicate<JsonNode> wanted = wanted(call, target.type());
        String[] from = resume(call);
        String version = from.length == 0 ? Long.toString(store.revision()) : from[0];
        List<ObjectNode> found = store.list(target.type(), target.namespace(), wanted).stream()
                .filter(o -> from.length == 0 || position(o).compareTo(from[1]) > 0)
                .toList();
        int limit = call.number("limit").filter(l -> l > 0).orElse(Integer.MAX_VALUE);
        List<ObjectNode> page = found.size() > limit ? found.subList(0, limit) : found;
        ObjectNode body = call.table()
                ? tables.table(target.type(), page, call.query("includeObject"), version)
                : listed(call, target.type(), page, version);
        if (page.size() < found.size()) {
            String at = version + "\n" + position(page.get(page.size() - 1));
            Json.child(body, "metadata")
                    .put("continue", Base64.getUrlEncoder().encodeToString(at.getBytes(StandardCharsets.UTF_8)))
                    .put("remainingItemCount", found.size() - page.size());
        }
        return Reply.json(200, body);
    }

    static Predicate<JsonNode> wanted(Call call, ResourceType type) {
        Predicate<JsonNode> labels = Selector.labels(call.query("labelSelector"));
        return labels.and(Selector.fields(type, call.query("fieldSelector")));
    }

    private static ObjectNode listed(Call call, ResourceType type, List<ObjectNode> page, String version) {
        boolean metadata = call.metadataOnly();
        ObjectNode list = Json.object();
        list.put("kind", metadata ? "PartialObjectMetadataList" : type.kind() + "List");
        list.put("apiVersion", metadata ? "meta.k8s.io/v1" : type.apiVersion());
        list.putObject("metadata").put("resourceVersion", version);
        ArrayNode items = list.putArray("items");
        page.forEach(object -> {
            if (metadata) {
                items.add(metadataOnly(object));
            } else {
                // As the real server does: inside a list, objects carry neither kind nor version.
                items.add(object.deepCopy().without(List.of("kind", "apiVersion")));
            }
        });
        return list;
    }

    static ObjectNode metadataOnly(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.get("metadata"));
        return partial;
    }

    private static String[] resume(Call call) {
        if (call.query("continue").isEmpty()) {
            return new String[0];
        }
        try {
            String at = new String(Base64.getUrlDecoder().decode(call.query("continue")), StandardCharsets.UTF_8);
            String[] parts = at.split("\n", 2);
            if (parts.length == 2) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, like any other token that this server did not hand out.
        }
        throw ApiError.badRequest("continue key is not valid: " + call.query("continue"));
    }

    private static String position(JsonNode object) {
        return Json.namespace(object) + "/" + Json.name(object);
    }

    private static String version(ObjectNode object) {
        return Json.text(object, "metadata", "resourceVersion");
    }
}
