package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kinds there are: {@code /api}, {@code /apis} and below, in the old form and the aggregated one. */
final class Discovery {
    /** Kinds that are answered but not stored. */
    private static final List<ResourceType> COMPUTED = List.of(
            computed("metrics.k8s.io", "v1beta1", "nodes", "NodeMetrics", false),
            computed("metrics.k8s.io", "v1beta1", "pods", "PodMetrics", true),
            computed("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false),
            computed("authorization.k8s.io", "v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false),
            computed("authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", false));

    private static final Map<String, String> SUB_KINDS = Map.of(
            "scale", "autoscaling/v1/Scale",
            "eviction", "policy/v1/Eviction",
            "binding", "v1/Binding",
            "log", "v1/Pod",
            "proxy", "v1/PodProxyOptions");

    private final List<ResourceType> types = new ArrayList<>(ResourceTypes.ALL);

    Discovery() {
        types.addAll(COMPUTED);
    }

    ObjectNode api(boolean aggregated) {
        if (aggregated) {
            return aggregated(Set.of(""));
        }
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        return versions;
    }

    ObjectNode apis(boolean aggregated) {
        Set<String> groups = groups();
        groups.remove("");
        if (aggregated) {
            return aggregated(groups);
        }
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode items = list.putArray("groups");
        groups.forEach(group -> items.add(group(group)));
        return list;
    }

    ObjectNode group(String name) {
        String version = versionOf(name);
        ObjectNode group = Json.object().put("name", name);
        ObjectNode described = group.putArray("versions").addObject();
        described.put("groupVersion", name + "/" + version).put("version", version);
        group.set("preferredVersion", described.deepCopy());
        return group;
    }

    /** {@code /api/v1} or {@code /apis/GROUP/VERSION}. */
    ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : types) {
            if (type.group().equals(group) && type.version().equals(version)) {
                resource(resources.addObject(), type);
                type.subresources().stream().sorted().forEach(sub -> subresource(resources.addObject(), type, sub));
            }
        }
        if (resources.isEmpty()) {
            throw ApiError.noSuchPath();
        }
        return list;
    }

    private static void resource(ObjectNode into, ResourceType type) {
        into.put("name", type.plural()).put("singularName", type.singular());
        into.put("namespaced", type.namespaced()).put("kind", type.kind());
        verbs(into.putArray("verbs"), type);
        if (!type.shortNames().isEmpty()) {
            type.shortNames().forEach(into.putArray("shortNames")::add);
        }
        if (!type.categories().isEmpty()) {
            type.categories().forEach(into.putArray("categories")::add);
        }
    }

    private static void subresource(ObjectNode into, ResourceType type, String sub) {
        String[] kind = SUB_KINDS
                .getOrDefault(sub, type.apiVersion() + "/" + type.kind())
                .split("/");
        into.put("name", type.plural() + "/" + sub).put("singularName", "").put("namespaced", type.namespaced());
        if (kind.length == 3) {
            into.put("group", kind[0]).put("version", kind[1]);
        }
        into.put("kind", kind[kind.length - 1]);
        subVerbs(into.putArray("verbs"), sub);
    }

    private static void verbs(ArrayNode verbs, ResourceType type) {
        if (!COMPUTED.contains(type)) {
            for (String verb :
                    List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch")) {
                verbs.add(verb);
            }
        } else if (type.group().equals("metrics.k8s.io")) {
            verbs.add("get").add("list");
        } else {
            verbs.add("create");
        }
    }

    private static void subVerbs(ArrayNode verbs, String sub) {
        switch (sub) {
            case "log", "proxy" -> verbs.add("get");
            case "eviction", "binding" -> verbs.add("create");
            default -> verbs.add("get").add("patch").add("update");
        }
    }

    private ObjectNode aggregated(Set<String> groups) {
        ObjectNode list = Json.object();
        list.put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        for (String group : groups) {
            ObjectNode item = items.addObject();
            ObjectNode metadata = item.putObject("metadata").putNull("creationTimestamp");
            if (!group.isEmpty()) {
                metadata.put("name", group);
            }
            ObjectNode version = item.putArray("versions").addObject();
            version.put("version", versionOf(group)).put("freshness", "Current");
            ArrayNode resources = version.putArray("resources");
            types.stream().filter(t -> t.group().equals(group)).forEach(t -> aggregate(resources.addObject(), t));
        }
        return list;
    }

    private static void aggregate(ObjectNode into, ResourceType type) {
        into.put("resource", type.plural());
        kind(into.putObject("responseKind"), type.group(), type.version(), type.kind());
        into.put("scope", type.namespaced() ? "Namespaced" : "Cluster").put("singularResource", type.singular());
        verbs(into.putArray("verbs"), type);
        type.shortNames().forEach(Json.children(into, "shortNames")::add);
        type.categories().forEach(Json.children(into, "categories")::add);
        for (String sub : type.subresources().stream().sorted().toList()) {
            ObjectNode described =
                    Json.children(into, "subresources").addObject().put("subresource", sub);
            String[] kind = SUB_KINDS
                    .getOrDefault(sub, "/" + type.version() + "/" + type.kind())
                    .split("/");
            kind(
                    described.putObject("responseKind"),
                    kind.length == 3 ? kind[0] : "",
                    kind[kind.length - 2],
                    kind[kind.length - 1]);
            subVerbs(described.putArray("verbs"), sub);
        }
    }

    private static void kind(ObjectNode into, String group, String version, String kind) {
        into.put("group", group).put("version", version).put("kind", kind);
    }

    Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        types.forEach(t -> groups.add(t.group()));
        return groups;
    }

    private String versionOf(String group) {
        return types.stream()
                .filter(t -> t.group().equals(group))
                .findFirst()
                .orElseThrow(ApiError::noSuchPath)
                .version();
    }

    /** OpenAPI v3's index, and one document a group: only what tells clients that the server checks fields itself. */
    ObjectNode openApiIndex() {
        ObjectNode paths = Json.object();
        ObjectNode all = paths.putObject("paths");
        for (String group : groups()) {
            String path = group.isEmpty() ? "api/v1" : "apis/" + group + "/" + versionOf(group);
            all.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path + "?hash=practice");
        }
        return paths;
    }

    ObjectNode openApi(String group) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", Version.GIT);
        ObjectNode paths = document.putObject("paths");
        for (ResourceType type : types) {
            if (type.group().equals(group)) {
                String prefix = group.isEmpty() ? "/api/v1/" : "/apis/" + group + "/" + type.version() + "/";
                ObjectNode patch = Json.child(
                        paths,
                        prefix + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural() + "/{name}",
                        "patch");
                kind(patch.putObject("x-kubernetes-group-version-kind"), group, type.version(), type.kind());
                for (String parameter : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
                    ObjectNode described = Json.children(patch, "parameters").addObject();
                    described
                            .put("name", parameter)
                            .put("in", "query")
                            .putObject("schema")
                            .put("type", "string");
                }
            }
        }
        document.putObject("components").putObject("schemas");
        return document;
    }

    private static ResourceType computed(String group, String version, String plural, String kind, boolean namespaced) {
        return new ResourceType(group, version, plural, kind, namespaced, List.of(), List.of(), Set.of());
    }
}
