package dev.pageturner.bot.rehearsal.cluster.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Objects as meta.k8s.io/v1 Tables, which is what kubectl prints. */
public final class Tables {
    private final Clock clock;

    public Tables(Clock clock) {
        this.clock = clock;
    }

    /**
     * The table of some objects.
     *
     * @param include what each row carries of its object: None, Metadata (also when empty) or Object
     */
    public ObjectNode table(ResourceType type, List<ObjectNode> objects, String include, String version) {
        List<Columns.Column> columns = columns(type).list();
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", version);
        ArrayNode definitions = table.putArray("columnDefinitions");
        for (Columns.Column column : columns) {
            ObjectNode definition = definitions.addObject().put("name", column.name());
            definition.put("type", column.type()).put("format", column.name().equals("Name") ? "name" : "");
            definition.put("description", "").put("priority", column.priority());
        }
        ArrayNode rows = table.putArray("rows");
        Instant now = clock.instant();
        objects.forEach(object -> row(rows.addObject(), columns, object, include, now));
        return table;
    }

    /** A bookmark in the form of a table without rows. */
    public ObjectNode bookmark(ObjectNode object) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", object.path("metadata"));
        table.putArray("columnDefinitions");
        row(table.putArray("rows").addObject(), List.of(), object, "Metadata", clock.instant());
        return table;
    }

    private static void row(
            ObjectNode row, List<Columns.Column> columns, ObjectNode object, String include, Instant now) {
        ArrayNode cells = row.putArray("cells");
        columns.forEach(column -> cells.addPOJO(column.value().apply(object, now)));
        if (include.equals("Object")) {
            row.set("object", object);
        } else if (!include.equals("None")) {
            row.set("object", metadata(object));
        }
    }

    private static JsonNode metadata(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private static Columns columns(ResourceType type) {
        return switch (type.plural()) {
            case "pods" -> PodTable.columns();
            case "deployments" -> WorkloadTables.deployments();
            case "replicasets" -> WorkloadTables.replicaSets();
            case "statefulsets" -> WorkloadTables.statefulSets();
            case "daemonsets" -> WorkloadTables.daemonSets();
            case "jobs" -> WorkloadTables.jobs();
            case "cronjobs" -> WorkloadTables.cronJobs();
            case "nodes" -> OtherTables.nodes();
            case "services" -> OtherTables.services();
            case "events" -> OtherTables.events();
            case "configmaps" -> OtherTables.configMaps();
            case "secrets" -> OtherTables.secrets();
            case "namespaces" -> OtherTables.namespaces();
            case "poddisruptionbudgets" -> OtherTables.budgets();
            case "horizontalpodautoscalers" -> OtherTables.autoscalers();
            case "endpoints" -> OtherTables.endpoints();
            case "controllerrevisions" -> OtherTables.revisions();
            default -> OtherTables.plain();
        };
    }
}
