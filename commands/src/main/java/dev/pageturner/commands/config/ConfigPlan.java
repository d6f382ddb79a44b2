package dev.pageturner.commands.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.Plan;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.ObjectReader;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.print.UnifiedDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key from one value to another.
 *
 * @param before null when the key is new
 * @param after null when the key is removed
 * @param refusal why it is not done; null when it may be
 */
record ConfigPlan(
        ObjectNode object,
        String key,
        @Nullable String before,
        @Nullable String after,
        @Nullable String refusal) implements Plan {
    static ConfigPlan make(Invocation invocation, Cluster cluster) {
        String kind = invocation.argument("target", "").replaceFirst("/.*", "");
        if (!Resources.CONFIG_MAPS.answersTo(kind)) {
            throw ApiException.of(
                    400, "", "only ConfigMaps are changed this way, never a Secret or anything else; got " + kind);
        }
        ObjectNode object = ObjectReader.read(cluster, invocation).object();
        String setting = invocation.argument("setting", "");
        boolean removes = setting.matches("[-._A-Za-z0-9]+-");
        int equals = setting.indexOf('=');
        String key = removes ? setting.substring(0, setting.length() - 1) : setting.substring(0, Math.max(0, equals));
        JsonNode now = object.path("data").path(key);
        String before = now.isTextual() ? now.asText() : null;
        String after = removes ? null : setting.substring(equals + 1);
        return new ConfigPlan(object, key, before, after, refusal(object, setting, key, before, after));
    }

    private static @Nullable String refusal(
            ObjectNode object, String setting, String key, @Nullable String before, @Nullable String after) {
        if (key.isEmpty() || !key.matches("[-._A-Za-z0-9]{1,253}")) {
            return "\"" + setting + "\" is not KEY=VALUE; write for example LOG_LEVEL=debug";
        }
        if (object.path("immutable").asBoolean()) {
            return "configmap/" + Json.name(object) + " is immutable: make a new one and point the pods at it";
        }
        if (object.path("binaryData").has(key)) {
            return key + " holds binary data, which is not changed from here";
        }
        if (after == null ? before == null : after.equals(before)) {
            return before == null ? key + " is not there" : key + " has that value already";
        }
        return null;
    }

    String name() {
        return Json.name(object);
    }

    String namespace() {
        return Json.namespace(object);
    }

    ObjectNode part() {
        ObjectNode part = Json.object();
        part.withObjectProperty("metadata")
                .put("uid", Json.uid(object))
                .put("resourceVersion", Json.resourceVersion(object));
        if (after == null) {
            part.withObjectProperty("data").putNull(key);
        } else {
            part.withObjectProperty("data").put(key, after);
        }
        return part;
    }

    List<String> undo() {
        return List.of(
                "patch-config",
                "configmap/" + name(),
                before == null ? key + "-" : key + "=" + before,
                "-n",
                namespace());
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("uid of configmap/" + name(), Json.uid(object));
        facts.put("key", key);
        facts.put("value", before == null ? "(none)" : "is " + before);
        facts.put("wanted value", after == null ? "(none)" : "is " + after);
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        if (refusal != null) {
            return Preview.refused(invocation, invocation.argument("target", ""), Risk.HIGH, refusal);
        }
        String detail = UnifiedDiff.of(lines(before), lines(after));
        Change change = new Change("configmaps", namespace(), name(), "patch", key + "\n" + detail);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", namespace());
        facts.put("Key", key);
        return new Preview(
                invocation.command(),
                "configmap/" + name(),
                invocation.arguments(),
                Risk.HIGH,
                true,
                null,
                List.of("pods that read it only at start go on with the old value until they are restarted"),
                facts,
                List.of(change),
                fingerprint());
    }

    private static String lines(@Nullable String value) {
        return value == null ? "" : value + "\n";
    }
}
