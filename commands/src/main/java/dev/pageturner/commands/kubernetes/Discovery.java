package dev.pageturner.commands.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the server offers, asked once and kept until somebody asks for a word it does not know. */
final class Discovery {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

    private volatile List<ApiResource> kept = List.of();

    List<ApiResource> resources(Transport transport) {
        List<ApiResource> now = kept;
        return now.isEmpty() ? refresh(transport) : now;
    }

    List<ApiResource> refresh(Transport transport) {
        List<ApiResource> found = new ArrayList<>();
        for (String root : List.of("/api", "/apis")) {
            JsonNode answer = transport
                    .send(Request.get(root).header("Accept", AGGREGATED))
                    .object();
            if (answer.path("kind").asText().equals("APIGroupDiscoveryList")) {
                answer.path("items").forEach(group -> addAggregated(group, found));
            } else if (root.equals("/api")) {
                answer.path("versions").forEach(version -> addGroup(transport, "", version.asText(), found));
            } else {
                answer.path("groups")
                        .forEach(group -> addGroup(
                                transport,
                                group.path("name").asText(),
                                group.path("preferredVersion").path("version").asText(),
                                found));
            }
        }
        kept = List.copyOf(found);
        return kept;
    }

    private static void addAggregated(JsonNode group, List<ApiResource> found) {
        String name = group.path("metadata").path("name").asText("");
        Set<String> seen = new HashSet<>();
        for (JsonNode version : group.path("versions")) { // the preferred one comes first
            for (JsonNode resource : version.path("resources")) {
                if (seen.add(resource.path("resource").asText())) {
                    found.add(aggregated(name, version.path("version").asText(), resource));
                }
            }
        }
    }

    private static ApiResource aggregated(String group, String version, JsonNode resource) {
        Set<String> subresources = new HashSet<>();
        resource.path("subresources")
                .forEach(sub -> subresources.add(sub.path("subresource").asText()));
        String kind = resource.path("responseKind").path("kind").asText();
        return new ApiResource(
                group,
                version,
                resource.path("resource").asText(),
                singular(resource.path("singularResource").asText(), kind),
                kind,
                resource.path("scope").asText().equals("Namespaced"),
                texts(resource.path("shortNames")),
                texts(resource.path("categories")),
                subresources);
    }

    private static void addGroup(Transport transport, String group, String version, List<ApiResource> found) {
        String path = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        try {
            JsonNode resources = transport.send(Request.get(path)).object().path("resources");
            for (JsonNode resource : resources) {
                if (!resource.path("name").asText().contains("/")) {
                    found.add(listed(group, version, resource, resources));
                }
            }
        } catch (ApiException e) {
            // One aggregated API that is down does not take the others with it, as in kubectl.
            if (e.code() < 500 && e.code() != 404) {
                throw e;
            }
        }
    }

    private static ApiResource listed(String group, String version, JsonNode resource, JsonNode all) {
        String plural = resource.path("name").asText();
        Set<String> subresources = new HashSet<>();
        for (JsonNode other : all) {
            String name = other.path("name").asText();
            if (name.startsWith(plural + "/")) {
                subresources.add(name.substring(plural.length() + 1));
            }
        }
        String kind = resource.path("kind").asText();
        return new ApiResource(
                group,
                version,
                plural,
                singular(resource.path("singularName").asText(), kind),
                kind,
                resource.path("namespaced").asBoolean(),
                texts(resource.path("shortNames")),
                texts(resource.path("categories")),
                subresources);
    }

    private static String singular(String said, String kind) {
        return said.isEmpty() ? kind.toLowerCase(java.util.Locale.ROOT) : said;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
