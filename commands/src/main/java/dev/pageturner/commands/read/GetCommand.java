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
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.BoundedText;
import dev.pageturner.commands.print.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows objects as {@code kubectl get} does. */
public final class GetCommand extends ClusterRead {
    private static final int MOST_ROWS = 1_000;
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(30);
    private static final int MOST_WATCHED_LINES = 200;

    private static final CommandSpec SPEC = new CommandSpec(
            "get",
            "Show objects as a table, or whole.",
            Risk.READ,
            List.of(
                    Parameter.positional(
                                    "target",
                                    ParameterType.RESOURCE,
                                    "What to show: KIND, KIND NAME, KIND/NAME or KIND,KIND.")
                            .many(),
                    Parameters.NAMESPACE,
                    Parameters.ALL_NAMESPACES,
                    Parameters.SELECTOR,
                    Parameter.flag("field-selector", ParameterType.FIELD_SELECTOR, "Only objects with these fields."),
                    Parameter.flag(
                            "output",
                            ParameterType.TEXT,
                            "wide, name, yaml, json, jsonpath=... or custom-columns=...",
                            "o"),
                    Parameter.flag("sort-by", ParameterType.TEXT, "Order by this path, such as .metadata.name."),
                    Parameter.flag("label-columns", ParameterType.TEXT, "Labels shown as columns.", "L"),
                    Parameter.flag("show-labels", ParameterType.SWITCH, "Show all labels in a column."),
                    Parameter.flag("show-kind", ParameterType.SWITCH, "Show the kind before the name."),
                    Parameter.flag("no-headers", ParameterType.SWITCH, "Leave the header out."),
                    Parameter.flag("ignore-not-found", ParameterType.SWITCH, "A missing object is no error."),
                    Parameter.flag("chunk-size", ParameterType.INTEGER, "Accepted and not needed."),
                    Parameter.flag(
                            "watch", ParameterType.SWITCH, "Also show changes, for 30 seconds or 200 lines.", "w")),
            List.of("get pods -n shop", "get deployment web -n shop -o wide", "get pods -A -l app=web"),
            List.of(
                    new Permission(
                            "",
                            List.of(
                                    "pods",
                                    "nodes",
                                    "services",
                                    "events",
                                    "configmaps",
                                    "endpoints",
                                    "namespaces",
                                    "persistentvolumeclaims"),
                            List.of("get", "list", "watch"),
                            true),
                    new Permission(
                            "apps",
                            List.of("deployments", "replicasets", "statefulsets", "daemonsets"),
                            List.of("get", "list", "watch"),
                            true),
                    new Permission("batch", List.of("jobs", "cronjobs"), List.of("get", "list", "watch"), true),
                    new Permission(
                            "autoscaling", List.of("horizontalpodautoscalers"), List.of("get", "list", "watch"), true),
                    new Permission("policy", List.of("poddisruptionbudgets"), List.of("get", "list", "watch"), true)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        List<Wanted> wanted = Wanted.read(question);
        String format = question.argument("output");
        boolean asTable = format.isEmpty() || format.equals("wide");
        return asTable ? tables(question, wanted) : objects(question, wanted, format);
    }

    private static Outcome objects(Question question, List<Wanted> wanted, String format) throws RefusedException {
        List<ObjectFormat.Found> found = new ArrayList<>();
        for (Wanted kind : wanted) {
            for (String name : kind.names()) {
                one(question, kind.resource(), name, found);
            }
            if (kind.names().isEmpty()) {
                question.cluster().list(kind.resource(), question.namespace(), question.selection()).items().stream()
                        .limit(MOST_ROWS)
                        .forEach(object -> found.add(new ObjectFormat.Found(kind.resource(), object)));
            }
        }
        String sortBy = question.argument("sort-by");
        if (!sortBy.isEmpty()) {
            JsonPath path = path(sortBy);
            found.sort(Comparator.comparing(item -> new SortKey(path, item.object())));
        }
        boolean single = wanted.size() == 1 && wanted.get(0).names().size() == 1;
        if (found.isEmpty() && single) {
            return Outcome.answered("nothing found", new BoundedText().output());
        }
        String text = ObjectFormat.print(format, found, single);
        return Outcome.answered(count(found.size()), new BoundedText().add(text).output());
    }

    private static void one(Question question, ApiResource resource, String name, List<ObjectFormat.Found> found) {
        try {
            found.add(new ObjectFormat.Found(
                    resource, question.cluster().get(resource, within(question, resource), name)));
        } catch (ApiException e) {
            if (!e.isNotFound() || !question.isOn("ignore-not-found")) {
                throw e;
            }
        }
    }

    /** As kubectl has it, a name and all namespaces do not go together; the default one is meant. */
    private static String within(Question question, ApiResource resource) {
        if (!resource.namespaced()) {
            return "";
        }
        return question.namespace().isEmpty() ? question.cluster().defaultNamespace() : question.namespace();
    }

    private static Outcome tables(Question question, List<Wanted> wanted) throws RefusedException {
        BoundedText text = new BoundedText();
        int rows = 0;
        boolean more = false;
        for (Wanted kind : wanted) {
            ObjectNode table = table(question, kind);
            List<JsonNode> ordered = ordered(question, kind, table);
            if (ordered.isEmpty()) {
                continue;
            }
            if (!text.isEmpty()) {
                text.line("");
            }
            rows += ordered.size();
            more |= !Json.text(table, "/metadata/continue").isEmpty();
            text.add(
                    ServerTable.print(table.path("columnDefinitions"), ordered, layout(question, kind, wanted.size())));
        }
        if (rows == 0) {
            String where = question.namespace().isEmpty() || !namespaced(wanted)
                    ? "No resources found"
                    : "No resources found in " + question.namespace() + " namespace.";
            return Outcome.answered(where, new BoundedText().add(where).output());
        }
        if (question.isOn("watch")) {
            watch(question, wanted.get(0), text);
        }
        return Outcome.answered(count(rows) + (more ? ", the first ones" : ""), text.output());
    }

    private static boolean namespaced(List<Wanted> wanted) {
        return wanted.stream().anyMatch(kind -> kind.resource().namespaced());
    }

    private static String count(int objects) {
        return objects == 1 ? "1 object" : objects + " objects";
    }

    private static ObjectNode table(Question question, Wanted kind) {
        if (kind.names().isEmpty()) {
            String namespace = kind.resource().namespaced() ? question.namespace() : "";
            return question.cluster().table(kind.resource(), namespace, "", question.selection(), MOST_ROWS);
        }
        ObjectNode all = Json.object();
        for (String name : kind.names()) {
            try {
                ObjectNode one = question.cluster()
                        .table(kind.resource(), within(question, kind.resource()), name, Selection.ALL, 1);
                if (all.isEmpty()) {
                    all = one;
                } else {
                    all.withArray("rows").addAll((com.fasterxml.jackson.databind.node.ArrayNode) one.withArray("rows"));
                }
            } catch (ApiException e) {
                if (!e.isNotFound() || !question.isOn("ignore-not-found")) {
                    throw e;
                }
            }
        }
        return all;
    }

    private static ServerTable.Layout layout(Question question, Wanted kind, int kinds) {
        boolean showKind = kinds > 1 || question.isOn("show-kind");
        ApiResource resource = kind.resource();
        return new ServerTable.Layout(
                question.argument("output").equals("wide"),
                !question.isOn("no-headers"),
                question.isOn("all-namespaces") && resource.namespaced(),
                question.isOn("show-labels"),
                showKind ? resource.named("") : "",
                Arrays.stream(question.argument("label-columns").split(","))
                        .filter(label -> !label.isEmpty())
                        .toList());
    }

    private static JsonPath path(String sortBy) throws RefusedException {
        try {
            return JsonPath.path(sortBy);
        } catch (JsonPath.SyntaxException e) {
            throw new RefusedException("error: --sort-by " + sortBy + ": " + e.getMessage());
        }
    }

    /** Rows carry only metadata: to order them by anything else the objects are read as well. */
    private static List<JsonNode> ordered(Question question, Wanted kind, ObjectNode table) throws RefusedException {
        List<JsonNode> rows = new ArrayList<>();
        table.path("rows").forEach(rows::add);
        String sortBy = question.argument("sort-by");
        if (sortBy.isEmpty() || rows.size() < 2) {
            return rows;
        }
        JsonPath path = path(sortBy);
        Map<String, ObjectNode> objects = new HashMap<>();
        question.cluster()
                .list(kind.resource(), kind.resource().namespaced() ? question.namespace() : "", question.selection())
                .items()
                .forEach(object -> objects.put(Json.uid(object), object));
        rows.sort(Comparator.comparing(row -> {
            JsonNode object = row.path("object");
            ObjectNode whole = objects.get(Json.uid(object));
            return new SortKey(path, whole == null ? object : whole);
        }));
        return rows;
    }

    private static void watch(Question question, Wanted kind, BoundedText text) {
        Instant end = question.end(LONGEST_WATCH);
        int lines = 0;
        Selection selection =
                kind.names().size() == 1 ? Selection.named(kind.names().get(0)) : question.selection();
        String namespace = kind.resource().namespaced() ? question.namespace() : "";
        try (LiveList live = new LiveList(question.cluster(), kind.resource(), namespace, selection)) {
            String before = "";
            while (!question.isOver(end) && lines < MOST_WATCHED_LINES) {
                if (live.await(Duration.ofMillis(500))) {
                    ServerTable.Layout layout = withoutHeaders(layout(question, kind, 1));
                    ObjectNode table = table(question, kind);
                    List<JsonNode> rows = new ArrayList<>();
                    table.path("rows").forEach(rows::add);
                    String now = ServerTable.print(table.path("columnDefinitions"), rows, layout);
                    String last = before;
                    for (String line :
                            now.lines().filter(row -> !last.contains(row)).toList()) {
                        text.line(line);
                        lines++;
                    }
                    before = now;
                }
            }
        }
    }

    private static ServerTable.Layout withoutHeaders(ServerTable.Layout layout) {
        return new ServerTable.Layout(
                layout.wide(), false, layout.namespace(), layout.labels(), layout.prefix(), layout.labelColumns());
    }
}
