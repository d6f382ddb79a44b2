package dev.pageturner.runbooks.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code kubectl patch}: one key of a ConfigMap has a command of the catalogue, the rest is a change that it may refuse. */
final class PatchReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PatchReader() {}

    static Verdict read(List<Item> items, List<String> positional) {
        List<String> targets = Targets.of(positional);
        String patch = KubectlReader.value(items, "patch");
        if (targets.size() != 1 || patch == null) {
            return new Verdict.ByHand("`patch` needs one object and the patch itself");
        }
        String target = targets.get(0);
        if (target.startsWith("secret")) {
            return new Verdict.ByHand("it changes a Secret, and no command of the catalogue does it");
        }
        Map.Entry<String, String> key = target.startsWith("configmap/") ? oneKey(patch) : null;
        CommandLine line = new CommandLine(key == null ? "patch" : "patch-config").word(target);
        if (key != null) {
            line.word(key.getKey() + "=" + key.getValue());
        }
        for (Item item : items) {
            boolean said =
                    key != null && item.flag() != null && !item.flag().name().equals("namespace");
            if (item.flag() != null && !said) {
                line.item(item);
            }
        }
        return line.argument("target", target).typed(StepKind.CHANGE, null);
    }

    private static Map.@Nullable Entry<String, String> oneKey(String patch) {
        try {
            JsonNode node = JSON.readTree(patch);
            JsonNode data = node.path("data");
            boolean one = node.size() == 1 && data.isObject() && data.size() == 1;
            if (!one) {
                return null;
            }
            Map.Entry<String, JsonNode> only = data.properties().iterator().next();
            return only.getValue().isTextual()
                    ? Map.entry(only.getKey(), only.getValue().textValue())
                    : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
