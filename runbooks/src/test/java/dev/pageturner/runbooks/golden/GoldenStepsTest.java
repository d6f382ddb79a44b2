package dev.pageturner.runbooks.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.json.StepsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./pageturner steps --format json} says of documents in every shape, and of the bundled runbooks. */
class GoldenStepsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "golden/blocks.md",
                "golden/verdicts.md",
                "golden/free-form.md",
                "DiskAlmostFull.md",
                "orders-incidents.md",
                "probes.md",
                "service-operations.md",
                "shipping-deployment.md",
            })
    void understandsTheDocumentAsItDid(String name) throws IOException {
        String file = name.substring(name.indexOf('/') + 1);
        Golden.check(file + ".jsonl", steps(Documents.of(file, Documents.text(name))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beep-api.md",
                "global-controller-meeting-creation.md",
                "meeting-controller-deployment.md",
                "meeting-controller-incidents.md",
                "meta-endpoints.md",
                "node-maintenance.md",
                "pageturner.md",
            })
    void understandsTheBundledRunbookAsItDid(String name) throws IOException {
        String text = Files.readString(Path.of("library", name));
        Golden.check("library-" + name + ".jsonl", steps(Documents.of("library/" + name, text)));
    }

    /** A line for each scenario and each step, so that a difference can be read. */
    private static String steps(Runbook runbook) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonNode root = JSON.readTree(StepsJson.line(runbook.file(), runbook.scenarios()));
        for (JsonNode scenario : root.get("scenarios")) {
            JsonNode steps = ((ObjectNode) scenario).remove("steps");
            text.append(scenario).append('\n');
            for (JsonNode step : steps) {
                text.append("  ").append(step).append('\n');
            }
        }
        return text.toString();
    }
}
