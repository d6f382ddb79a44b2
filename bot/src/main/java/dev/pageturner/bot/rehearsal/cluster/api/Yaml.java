package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Manifests as people write them. */
public final class Yaml {
    private Yaml() {}

    static JsonNode read(String text) {
        try {
            return Json.MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException e) {
            throw ApiError.badRequest("error decoding YAML: " + e.getMessage());
        }
    }

    /** Every document of a file, in order; empty ones are left out. */
    public static List<ObjectNode> readAll(String text) {
        List<ObjectNode> documents = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            if (Json.MAPPER.valueToTree(document) instanceof ObjectNode object) {
                documents.add(object);
            }
        }
        return documents;
    }
}
