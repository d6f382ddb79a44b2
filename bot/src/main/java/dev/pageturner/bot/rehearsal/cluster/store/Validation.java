package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;

/** The refusals of the real API that people meet: names, selectors, replicas, containers without an image. */
final class Validation {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private Validation() {}

    static void check(ResourceType type, ObjectNode object) {
        String name = Json.name(object);
        if (name.isEmpty()) {
            throw ApiError.invalid(type, "", "metadata.name", "Required value: name or generateName is required");
        }
        if (name.length() > 253 || !NAME.matcher(name).matches()) {
            throw ApiError.invalid(
                    type,
                    name,
                    "metadata.name",
                    "Invalid value: \"" + name + "\": a lowercase RFC 1123 subdomain must consist of lower case"
                            + " alphanumeric characters, '-' or '.', and must start and end with an alphanumeric"
                            + " character (e.g. 'example.com', regex used for validation is"
                            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
        }
        int replicas = Json.number(object, 0, "spec", "replicas");
        if (replicas < 0) {
            throw ApiError.invalid(
                    type, name, "spec.replicas", "Invalid value: " + replicas + ": must be greater than or equal to 0");
        }
        template(type, object, name);
    }

    private static void template(ResourceType type, ObjectNode object, String name) {
        boolean pod = type == ResourceTypes.PODS;
        if (!pod && !Json.at(object, "spec", "template").isObject()) {
            return;
        }
        JsonNode spec = pod ? object.path("spec") : Json.at(object, "spec", "template", "spec");
        String prefix = pod ? "spec." : "spec.template.spec.";
        if (Json.items(spec, "containers").isEmpty()) {
            throw ApiError.invalid(type, name, prefix + "containers", "Required value");
        }
        int index = 0;
        for (JsonNode container : spec.path("containers")) {
            if (Json.text(container, "image").isBlank()) {
                throw ApiError.invalid(type, name, prefix + "containers[" + index + "].image", "Required value");
            }
            index++;
        }
        if (!pod && type.group().equals("apps")) {
            selector(type, object, name);
        }
    }

    private static void selector(ResourceType type, ObjectNode object, String name) {
        JsonNode selector = Json.at(object, "spec", "selector");
        if (!selector.isObject()) {
            throw ApiError.invalid(type, name, "spec.selector", "Required value");
        }
        if (!Selector.spec(selector).test(Json.at(object, "spec", "template"))) {
            Map<String, String> labels = Json.texts(object, "spec", "template", "metadata", "labels");
            throw ApiError.invalid(
                    type,
                    name,
                    "spec.template.metadata.labels",
                    "Invalid value: " + labels + ": `selector` does not match template `labels`");
        }
    }

    static void checkImmutable(ResourceType type, ObjectNode before, ObjectNode after) {
        if (type.group().equals("apps")
                && !Json.at(before, "spec", "selector").equals(Json.at(after, "spec", "selector"))) {
            throw ApiError.invalid(
                    type, Json.name(after), "spec.selector", "Invalid value: the selector: field is immutable");
        }
        if (type == ResourceTypes.PODS) {
            checkPod(before, after);
        }
    }

    private static void checkPod(ObjectNode before, ObjectNode after) {
        JsonNode was = frozen(before);
        JsonNode is = frozen(after);
        if (!was.equals(is)) {
            throw ApiError.invalid(
                    ResourceTypes.PODS,
                    Json.name(after),
                    "spec",
                    "Forbidden: pod updates may not change fields other than `spec.containers[*].image`,"
                            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
                            + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
                            + " (allow it to be set to 1 if it was previously negative)");
        }
    }

    private static JsonNode frozen(ObjectNode pod) {
        ObjectNode spec = Json.child(pod.deepCopy(), "spec");
        spec.remove(java.util.List.of("activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds"));
        spec.path("containers").forEach(c -> ((ObjectNode) c).remove("image"));
        spec.path("initContainers").forEach(c -> ((ObjectNode) c).remove("image"));
        return spec;
    }
}
