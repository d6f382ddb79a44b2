package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;

/** RFC 6902. */
final class JsonPatch {
    private JsonPatch() {}

    static ObjectNode apply(ObjectNode target, JsonNode patch) {
        ObjectNode patched = target.deepCopy();
        if (!patch.isArray()) {
            throw ApiError.badRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
        }
        patch.forEach(operation -> step(patched, operation));
        return patched;
    }

    private static void step(ObjectNode target, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        switch (Json.text(operation, "op")) {
            case "add" -> add(target, path, operation.path("value").deepCopy());
            case "replace" -> replace(target, path, operation.path("value").deepCopy());
            case "remove" -> remove(target, path);
            case "copy" ->
                add(target, path, existing(target, pointer(operation, "from")).deepCopy());
            case "move" -> {
                JsonNode moved = existing(target, pointer(operation, "from")).deepCopy();
                remove(target, pointer(operation, "from"));
                add(target, path, moved);
            }
            case "test" -> {
                if (!target.at(path).equals(operation.path("value"))) {
                    throw failed("testing value " + path + " failed: test failed");
                }
            }
            default -> throw failed("Unexpected kind: " + Json.text(operation, "op"));
        }
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        try {
            return JsonPointer.compile(Json.text(operation, field));
        } catch (IllegalArgumentException e) {
            throw failed("invalid " + field + " " + Json.text(operation, field));
        }
    }

    private static void add(ObjectNode target, JsonPointer path, JsonNode value) {
        String last = last(path);
        JsonNode parent = target.at(path.head());
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            array.insert(last.equals("-") ? array.size() : index(last, array.size()), value);
        } else {
            throw failed("add operation does not apply: doc is missing path: \"" + path + "\": missing value");
        }
    }

    private static void replace(ObjectNode target, JsonPointer path, JsonNode value) {
        existing(target, path);
        JsonNode parent = target.at(path.head());
        if (parent instanceof ArrayNode array) {
            array.set(index(last(path), array.size() - 1), value);
        } else {
            ((ObjectNode) parent).set(last(path), value);
        }
    }

    private static void remove(ObjectNode target, JsonPointer path) {
        existing(target, path);
        JsonNode parent = target.at(path.head());
        if (parent instanceof ArrayNode array) {
            array.remove(index(last(path), array.size() - 1));
        } else {
            ((ObjectNode) parent).remove(last(path));
        }
    }

    private static JsonNode existing(ObjectNode target, JsonPointer path) {
        JsonNode found = target.at(path);
        if (found.isMissingNode() || path.length() == 0) {
            throw failed("operation does not apply: doc is missing key: " + path + ": missing value");
        }
        return found;
    }

    private static String last(JsonPointer path) {
        JsonPointer last = path.last();
        if (last == null) {
            throw failed("the whole document cannot be replaced");
        }
        return last.getMatchingProperty();
    }

    private static int index(String text, int limit) {
        try {
            int index = Integer.parseInt(text);
            if (index >= 0 && index <= limit) {
                return index;
            }
        } catch (NumberFormatException e) {
            // Falls through to the refusal below: it is the same for "x" and for an index out of range.
        }
        throw failed("Unable to access invalid index: " + text + ": invalid index referenced");
    }

    private static ApiError failed(String why) {
        return ApiError.unprocessable("the server rejected our request due to an error in our request: " + why);
    }
}
