package dev.pageturner.bot.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.Preview;
import java.util.Locale;

/** A preview for terminals and for programs. Each ends with a line end. */
final class PreviewText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PreviewText() {}

    static String json(Preview preview) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("command", preview.command()).put("target", preview.target());
        preview.arguments().forEach(json.putObject("arguments")::put);
        json.put("risk", preview.risk().name().toLowerCase(Locale.ROOT));
        json.put("allowed", preview.allowed()).put("refusal", preview.refusal());
        preview.warnings().forEach(json.putArray("warnings")::add);
        preview.facts().forEach(json.putObject("facts")::put);
        json.put("fingerprint", preview.fingerprint());
        ArrayNode changes = json.putArray("changes");
        for (Change change : preview.changes()) {
            changes.addObject()
                    .put("resource", change.resource())
                    .put("namespace", change.namespace())
                    .put("name", change.name())
                    .put("action", change.action())
                    .put("detail", change.detail());
        }
        return json + "\n";
    }

    static String text(Preview preview) {
        StringBuilder text = new StringBuilder();
        text.append(preview.command()).append(' ').append(preview.target()).append('\n');
        text.append("risk: ")
                .append(preview.risk().name().toLowerCase(Locale.ROOT))
                .append('\n');
        if (preview.refusal() != null) {
            text.append("refused: ").append(preview.refusal()).append('\n');
        }
        preview.warnings()
                .forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        preview.facts().forEach((name, value) -> text.append(name)
                .append(": ")
                .append(value.contains("\n") ? "\n  " + value.replace("\n", "\n  ") : value)
                .append('\n'));
        for (Change change : preview.changes()) {
            String namespace = change.namespace().isEmpty() ? "" : change.namespace() + "/";
            text.append(change.action())
                    .append(' ')
                    .append(change.resource())
                    .append(' ')
                    .append(namespace)
                    .append(change.name())
                    .append(
                            change.detail().isEmpty()
                                    ? ""
                                    : ": " + change.detail().stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }
}
