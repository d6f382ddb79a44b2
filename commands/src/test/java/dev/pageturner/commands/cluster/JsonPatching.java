package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The three kinds of patch, as far as commands use them. */
final class JsonPatching {
    private JsonPatching() {}

    static ObjectNode apply(ObjectNode object, Patch patch) {
        ObjectNode copy = object.deepCopy();
        if (patch.type() == Patch.Type.JSON) {
            patch.body().forEach(operation -> operation(copy, operation));
        } else {
            merge(copy, (ObjectNode) patch.body(), patch.type() == Patch.Type.STRATEGIC);
        }
        return copy;
    }

    private static void operation(ObjectNode object, JsonNode operation) {
        JsonPointer path = JsonPointer.compile(operation.path("path").asText());
        JsonNode parent = object.at(path.head());
        String last = path.last().getMatchingProperty();
        switch (operation.path("op").asText()) {
            case "test" -> {
                if (!object.at(path).equals(operation.path("value"))) {
                    throw ApiException.of(
                            422, "Invalid", "the server rejected our request due to an error in our request");
                }
            }
            case "remove" -> ((ObjectNode) parent).remove(last);
            default -> ((ObjectNode) parent).set(last, operation.path("value").deepCopy());
        }
    }

    private static void merge(ObjectNode target, ObjectNode part, boolean strategic) {
        if (strategic && part.path("$patch").asText().equals("replace")) {
            target.removeAll();
            target.setAll(part.deepCopy());
            target.remove("$patch");
            return;
        }
        part.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                ObjectNode into = target.get(name) instanceof ObjectNode there ? there : target.putObject(name);
                merge(into, inner, strategic);
            } else if (strategic && value instanceof ArrayNode more && target.get(name) instanceof ArrayNode there) {
                mergeByName(there, more);
            } else {
                target.set(name, value.deepCopy());
            }
        });
    }

    /** Lists of containers and of environment variables are maps by name. */
    private static void mergeByName(ArrayNode target, ArrayNode part) {
        for (JsonNode element : part) {
            ObjectNode there = null;
            for (JsonNode candidate : target) {
                if (element.has("name") && candidate.path("name").equals(element.path("name"))) {
                    there = (ObjectNode) candidate;
                }
            }
            if (there == null) {
                target.add(element.deepCopy());
            } else {
                merge(there, (ObjectNode) element, true);
            }
        }
    }
}
