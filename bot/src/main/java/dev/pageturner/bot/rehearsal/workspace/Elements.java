package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of blocks that people can click or fill in. */
final class Elements {
    private Elements() {}

    /** An element and the block that it is in. */
    record Place(JsonNode block, JsonNode element) {
        String blockId() {
            return block.path("block_id").asText();
        }

        String actionId() {
            return element.path("action_id").asText();
        }

        String type() {
            return element.path("type").asText();
        }
    }

    static List<Place> of(JsonNode blocks) {
        List<Place> places = new ArrayList<>();
        for (JsonNode block : blocks) {
            List<JsonNode> elements = new ArrayList<>();
            block.path("elements").forEach(elements::add);
            elements.add(block.path("accessory"));
            elements.add(block.path("element"));
            elements.stream()
                    .filter(element -> element.has("action_id"))
                    .forEach(element -> places.add(new Place(block, element)));
        }
        return places;
    }

    /** {@code blockId} empty: whatever block it is in. */
    static Optional<Place> find(JsonNode blocks, String blockId, String actionId) {
        return of(blocks).stream()
                .filter(place -> place.actionId().equals(actionId))
                .filter(place -> blockId.isEmpty() || place.blockId().equals(blockId))
                .findFirst();
    }

    /** {@code state.values}: everything that holds a choice, with what was sent for it. */
    static ObjectNode values(JsonNode blocks, JsonNode sent) throws ApiRefusal {
        ObjectNode values = Json.object();
        for (Place place : of(blocks)) {
            if (Choice.hasState(place.type())) {
                JsonNode choice = sent.path(place.blockId()).path(place.actionId());
                ObjectNode block = values.get(place.blockId()) instanceof ObjectNode known
                        ? known
                        : values.putObject(place.blockId());
                block.set(place.actionId(), Choice.made(place.element(), choice));
            }
        }
        return values;
    }
}
