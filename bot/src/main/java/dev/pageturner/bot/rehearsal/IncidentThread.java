package dev.pageturner.bot.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceProbe;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest thread about an alert, as anybody in the channel sees it. */
final class IncidentThread {
    static final String CHANNEL = "C0ONCALL";

    private final WorkspaceProbe probe;
    private final String alertname;

    IncidentThread(WorkspaceProbe probe, String alertname) {
        this.probe = probe;
        this.alertname = alertname;
    }

    Optional<JsonNode> root() {
        List<JsonNode> roots = probe.messages(CHANNEL).stream()
                .filter(message -> WorkspaceProbe.wholeText(message).contains(alertname))
                .toList();
        return roots.isEmpty() ? Optional.empty() : Optional.of(roots.get(roots.size() - 1));
    }

    boolean rootSays(String words) {
        return root().filter(says(words)).isPresent();
    }

    /** The first message of the thread that fits, the root included. */
    Optional<JsonNode> find(Predicate<JsonNode> fits) {
        return root().stream()
                .flatMap(root -> probe.thread(CHANNEL, root.path("ts").asText()).stream())
                .filter(fits)
                .findFirst();
    }

    static Predicate<JsonNode> says(String words) {
        return message -> WorkspaceProbe.wholeText(message).contains(words);
    }

    /**
     * A button of the thread.
     *
     * @param ts of its message
     */
    record Place(String ts, String blockId, String actionId) {}

    /** The first button with this action whose block, label or spoken label contains all of the words. */
    Optional<Place> button(String action, String... words) {
        return root().stream()
                .flatMap(root -> probe.thread(CHANNEL, root.path("ts").asText()).stream())
                .flatMap(message -> inMessage(message, action, words).stream())
                .findFirst();
    }

    private static Optional<Place> inMessage(JsonNode message, String action, String... words) {
        for (JsonNode block : message.path("blocks")) {
            for (JsonNode element : block.has("accessory") ? List.of(block.get("accessory")) : elements(block)) {
                String id = element.path("action_id").asText();
                String text = block.toString();
                boolean all = List.of(words).stream().allMatch(text::contains);
                if ((id.equals(action) || id.startsWith(action + ":")) && all) {
                    return Optional.of(new Place(
                            message.path("ts").asText(), block.path("block_id").asText(), id));
                }
            }
        }
        return Optional.empty();
    }

    private static List<JsonNode> elements(JsonNode block) {
        List<JsonNode> elements = new java.util.ArrayList<>();
        block.path("elements").forEach(elements::add);
        return elements;
    }
}
