package dev.pageturner.commands.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Watch;
import dev.pageturner.commands.cluster.WatchEvent;
import java.time.Duration;
import java.util.Optional;

/** A watch over the API's stream of JSON lines. */
final class StreamedWatch implements Watch {
    private final LineStream lines;

    StreamedWatch(LineStream lines) {
        this.lines = lines;
    }

    @Override
    public Optional<WatchEvent> next(Duration wait) {
        Optional<String> line = lines.next(wait);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        JsonNode event = Json.parse(line.get());
        if (!(event.path("object") instanceof ObjectNode object)) {
            return Optional.empty();
        }
        return switch (event.path("type").asText()) {
            case "ADDED" -> Optional.of(new WatchEvent(WatchEvent.Type.ADDED, object));
            case "MODIFIED" -> Optional.of(new WatchEvent(WatchEvent.Type.MODIFIED, object));
            case "DELETED" -> Optional.of(new WatchEvent(WatchEvent.Type.DELETED, object));
            case "ERROR" -> throw ApiException.ofStatus(object.path("code").asInt(500), object);
            default -> next(Duration.ZERO); // a bookmark
        };
    }

    @Override
    public boolean ended() {
        return lines.ended();
    }

    @Override
    public void close() {
        lines.close();
    }
}
