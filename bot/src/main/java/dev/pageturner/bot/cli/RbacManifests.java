package dev.pageturner.bot.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.print.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rights as Kubernetes manifests. */
final class RbacManifests {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String NAME = "pageturner";

    private RbacManifests() {}

    /** YAML documents; bound to the bot's service account, or with impersonation to the people who may ask. */
    static String print(List<Permission> permissions, Settings settings) {
        boolean impersonates = settings.clusters().stream().anyMatch(Settings.Cluster::impersonate);
        List<ObjectNode> documents = new ArrayList<>();
        documents.add(role(NAME, permissions));
        documents.add(binding(NAME, impersonates ? people(settings) : serviceAccount()));
        if (impersonates) {
            String name = NAME + "-impersonation";
            documents.add(
                    role(name, List.of(new Permission("", List.of("users", "groups"), List.of("impersonate"), true))));
            documents.add(binding(name, serviceAccount()));
        }
        return String.join("---\n", documents.stream().map(Yaml::print).toList());
    }

    private static ObjectNode document(String kind, String name) {
        ObjectNode document =
                MAPPER.createObjectNode().put("apiVersion", RBAC + "/v1").put("kind", kind);
        document.putObject("metadata").put("name", name);
        return document;
    }

    private static ObjectNode role(String name, List<Permission> permissions) {
        ObjectNode role = document("ClusterRole", name);
        ArrayNode rules = role.putArray("rules");
        for (Permission permission : permissions) {
            ObjectNode rule = rules.addObject();
            rule.putArray("apiGroups").add(permission.apiGroup());
            permission.resources().forEach(rule.putArray("resources")::add);
            permission.verbs().forEach(rule.putArray("verbs")::add);
        }
        return role;
    }

    private static ObjectNode binding(String name, ArrayNode subjects) {
        ObjectNode binding = document("ClusterRoleBinding", name);
        binding.putObject("roleRef")
                .put("apiGroup", RBAC)
                .put("kind", "ClusterRole")
                .put("name", name);
        binding.set("subjects", subjects);
        return binding;
    }

    private static ArrayNode serviceAccount() {
        ArrayNode subjects = MAPPER.createArrayNode();
        subjects.addObject().put("kind", "ServiceAccount").put("name", NAME).put("namespace", NAME);
        return subjects;
    }

    private static ArrayNode people(Settings settings) {
        Set<String> ids = new LinkedHashSet<>(settings.people().responders());
        ids.addAll(settings.people().owners());
        ArrayNode subjects = MAPPER.createArrayNode();
        for (String id : ids) {
            subjects.addObject()
                    .put("apiGroup", RBAC)
                    .put("kind", id.startsWith("S") ? "Group" : "User")
                    .put("name", "slack:" + id);
        }
        return subjects;
    }
}
