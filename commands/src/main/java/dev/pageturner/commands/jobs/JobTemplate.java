package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.cluster.Json;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A Job as it stands in a runbook, YAML or JSON. */
final class JobTemplate {
    private static final int MOST_CHARACTERS = 64_000;

    private JobTemplate() {}

    /** @throws RefusedException unless it is one Job, of this namespace or of none */
    static ObjectNode read(String text, String namespace) throws RefusedException {
        ObjectNode job = parsed(text);
        if (!job.path("kind").asText().equals("Job")
                || !job.path("apiVersion").asText().equals("batch/v1")) {
            throw new RefusedException(
                    "the template is no Job of batch/v1 but " + job.path("kind").asText("nothing that says its kind"));
        }
        String own = Json.namespace(job);
        if (!own.isEmpty() && !own.equals(namespace)) {
            throw new RefusedException("the template is for the namespace " + own + ", not for " + namespace);
        }
        ObjectNode metadata = job.withObjectProperty("metadata");
        metadata.remove("name");
        metadata.remove("generateName");
        metadata.remove("namespace");
        return job;
    }

    private static ObjectNode parsed(String text) throws RefusedException {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map) {
                return Json.of(map);
            }
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new RefusedException("the template cannot be read as YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        throw new RefusedException("the template is not one YAML document that says a Job");
    }
}
