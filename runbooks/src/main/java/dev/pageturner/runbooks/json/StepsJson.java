package dev.pageturner.runbooks.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.TextFilter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The contract's JSON of {@code steps}: how each code block of a file was understood. */
public final class StepsJson {
    private StepsJson() {}

    /** One object on one line, without its end. */
    public static String line(String file, List<Scenario> scenarios) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("file", file);
        ArrayNode array = root.putArray("scenarios");
        scenarios.forEach(scenario -> array.add(scenario(scenario)));
        return root.toString();
    }

    private static ObjectNode scenario(Scenario scenario) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("anchor", scenario.anchor());
        node.put("title", scenario.title());
        node.put("line", scenario.line());
        ArrayNode alerts = node.putArray("alerts");
        scenario.alerts().forEach(alerts::add);
        node.put("severity", scenario.severity());
        ArrayNode steps = node.putArray("steps");
        scenario.steps().forEach(step -> steps.add(step(step)));
        return node;
    }

    private static ObjectNode step(Step step) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("line", step.line());
        node.put("endLine", step.endLine());
        node.put("title", step.title());
        node.put("source", step.source());
        node.put("kind", step.kind().id());
        node.put("command", step.command());
        ObjectNode arguments = node.putObject("arguments");
        new TreeMap<>(step.arguments()).forEach(arguments::put);
        ArrayNode placeholders = node.putArray("placeholders");
        step.placeholders().forEach(each -> placeholders.add(each.spelling()));
        ArrayNode filters = node.putArray("filters");
        step.filters().forEach(filter -> filters.add(commandLine(filter)));
        node.put("reason", step.reason());
        node.put("id", step.id());
        ArrayNode parameters = node.putArray("parameters");
        step.placeholders().forEach(each -> parameters
                .addObject()
                .put("name", each.name())
                .put("spelling", each.spelling())
                .put("type", each.type().name().toLowerCase(Locale.ROOT)));
        return node;
    }

    private static String commandLine(TextFilter filter) {
        return String.join(" ", filter.words().stream().map(StepsJson::quoted).toList());
    }

    private static String quoted(String word) {
        boolean plain = word.matches("[A-Za-z0-9_./:=,@%+-]+");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
