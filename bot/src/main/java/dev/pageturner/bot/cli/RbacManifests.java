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

    /**
     * YAML documents; bound to the bot's service account, or with impersonation to the people who may ask.
     *
     * @param namespaces where the confined rights are granted, one Role each
     */
    static String print(Rights rights, Set<String> namespaces, Settings settings) {
        boolean impersonates = settings.clusters().stream().anyMatch(Settings.Cluster::impersonate);
        ArrayNode subjects = impersonates ? people(settings) : serviceAccount();
        List<ObjectNode> documents = new ArrayList<>();
        documents.add(role(NAME, "", rights.wide()));
        documents.add(binding(NAME, "", subjects));
        for (String namespace : rights.confined().isEmpty() ? Set.<String>of() : namespaces) {
            documents.add(role(NAME, namespace, rights.confined()));
            documents.add(binding(NAME, namespace, subjects));
        }
        if (impersonates) {
            String name = NAME + "-impersonation";
            Permission asOthers = new Permission("", List.of("users", "groups"), List.of("impersonate"), true);
            documents.add(role(name, "", List.of(asOthers)));
            documents.add(binding(name, "", serviceAccount()));
        }
        return String.join("---\n", documents.stream().map(Yaml::print).toList());
    }

    /** @param namespace empty: for the whole cluster */
    private static ObjectNode document(String kind, String name, String namespace) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("apiVersion", RBAC + "/v1")
                .put("kind", namespace.isEmpty() ? "Cluster" + kind : kind);
        ObjectNode metadata = document.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return document;
    }

    private static ObjectNode role(String name, String namespace, List<Permission> permissions) {
        ObjectNode role = document("Role", name, namespace);
        ArrayNode rules = role.putArray("rules");
        for (Permission permission : permissions) {
            ObjectNode rule = rules.addObject();
            rule.putArray("apiGroups").add(permission.apiGroup());
            permission.resources().forEach(rule.putArray("resources")::add);
            permission.verbs().forEach(rule.putArray("verbs")::add);
        }
        return role;
    }

    private static ObjectNode binding(String name, String namespace, ArrayNode subjects) {
        ObjectNode binding = document("RoleBinding", name, namespace);
        binding.putObject("roleRef")
                .put("apiGroup", RBAC)
                .put("kind", namespace.isEmpty() ? "ClusterRole" : "Role")
                .put("name", name);
        binding.set("subjects", subjects.deepCopy());
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
