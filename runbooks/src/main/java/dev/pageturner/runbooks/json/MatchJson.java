package dev.pageturner.runbooks.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Scenario;
import org.jspecify.annotations.Nullable;

/** The contract's JSON of {@code match}: which scenario an alert opens, and by what. */
public final class MatchJson {
    private MatchJson() {}

    /** One object on one line, without its end; file, anchor and title are null when nothing matches. */
    public static String line(String alertName, String fingerprint, Match match) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("alertname", alertName);
        root.put("fingerprint", fingerprint);
        root.put("by", match.by().id());
        put(root, match.scenario());
        ArrayNode others = root.putArray("others");
        match.others().forEach(other -> put(others.addObject(), other));
        return root.toString();
    }

    private static void put(ObjectNode node, @Nullable Scenario scenario) {
        node.put("file", scenario == null ? null : scenario.file());
        node.put("anchor", scenario == null ? null : scenario.anchor());
        node.put("title", scenario == null ? null : scenario.title());
    }
}
