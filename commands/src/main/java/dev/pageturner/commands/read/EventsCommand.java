package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.BoundedText;
import dev.pageturner.commands.print.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shows events as {@code kubectl events} does, the newest last. */
public final class EventsCommand extends ClusterRead {
    private static final int MOST = 500;

    private static final CommandSpec SPEC = new CommandSpec(
            "events",
            "Show what the cluster reports of its objects, the newest last.",
            Risk.READ,
            List.of(
                    Parameters.NAMESPACE,
                    Parameters.ALL_NAMESPACES,
                    Parameter.flag("for", ParameterType.RESOURCE, "Only events of this KIND/NAME."),
                    Parameter.flag("types", ParameterType.TEXT, "Only these types: Normal,Warning."),
                    Parameter.flag("no-headers", ParameterType.SWITCH, "Leave the header out.")),
            List.of("events -n shop", "events -n shop --for=deployment/web", "events -A --types=Warning"),
            List.of(new Permission("", List.of("events"), List.of("list"), true)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        List<ObjectNode> events = new ArrayList<>(question.cluster()
                .list(Resources.EVENTS, question.namespace(), selection(question))
                .items());
        Set<String> types =
                Set.of(question.argument("types").toLowerCase(Locale.ROOT).split(","));
        if (!question.argument("types").isEmpty()) {
            events.removeIf(event -> !types.contains(Json.text(event, "/type").toLowerCase(Locale.ROOT)));
        }
        if (events.isEmpty()) {
            String nothing = question.namespace().isEmpty()
                    ? "No events found."
                    : "No events found in " + question.namespace() + " namespace.";
            return Outcome.answered(nothing, dev.pageturner.commands.Output.text(nothing + "\n"));
        }
        events.sort(Comparator.comparing(EventTimes::last));
        List<ObjectNode> newest = events.subList(Math.max(0, events.size() - MOST), events.size());
        return Outcome.answered(
                events.size() == 1 ? "1 event" : events.size() + " events",
                new BoundedText().add(print(question, newest)).output());
    }

    private static Selection selection(Question question) throws RefusedException {
        String about = question.argument("for");
        int slash = about.indexOf('/');
        if (about.isEmpty()) {
            return Selection.ALL;
        }
        if (slash < 0) {
            throw new RefusedException("error: --for must be in resource/name form");
        }
        ApiResource resource = question.resource(about.substring(0, slash));
        return Selection.fields(
                "involvedObject.kind=" + resource.kind() + ",involvedObject.name=" + about.substring(slash + 1));
    }

    private static String print(Question question, List<ObjectNode> events) {
        TextTable table = new TextTable();
        boolean everywhere = question.namespace().isEmpty();
        if (!question.isOn("no-headers")) {
            table.row(with(everywhere, "NAMESPACE", "LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"));
        }
        for (ObjectNode event : events) {
            JsonNode object = event.path("involvedObject");
            table.row(with(
                    everywhere,
                    Json.namespace(event),
                    EventTimes.ago(event, question.now()),
                    Json.text(event, "/type"),
                    Json.text(event, "/reason"),
                    object.path("kind").asText() + "/" + object.path("name").asText(),
                    Json.text(event, "/message").strip().replace('\n', ' ')));
        }
        return table.print();
    }

    private static List<String> with(boolean namespace, String first, String... others) {
        List<String> cells = new ArrayList<>(List.of(others));
        if (namespace) {
            cells.add(0, first);
        }
        return cells;
    }
}
