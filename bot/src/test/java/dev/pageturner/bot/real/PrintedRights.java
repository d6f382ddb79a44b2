package dev.pageturner.bot.real;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.cli.RootCommand;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.cluster.AccessRequest;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** What {@code pageturner rbac} prints, applied by kubectl as it is; a verb of it can be taken away and given back. */
final class PrintedRights {
    private static final String ROLE = "pageturner";
    static final ApiResource ROLES = new ApiResource(
            "rbac.authorization.k8s.io",
            "v1",
            "clusterroles",
            "clusterrole",
            "ClusterRole",
            false,
            List.of(),
            List.of(),
            Set.of());

    private final Cluster admin;
    private final Cluster person;
    private final JsonNode printed;
    private int marks;

    private PrintedRights(Cluster admin, Cluster person) {
        this.admin = admin;
        this.person = person;
        this.printed = admin.get(ROLES, "", ROLE).path("rules");
    }

    /** @param more words after {@code rbac} */
    static String print(Path scratch, boolean impersonate, String... more) {
        try {
            Path runbook = Files.writeString(scratch.resolve("web.md"), """
                    # Web

                    ### Scenario 1: Down
                    **Alert**: WebDown

                    **Diagnosis**:
                    ```bash
                    kubectl get ingresses -n shop
                    ```
                    """);
            Path config = Files.writeString(scratch.resolve("pageturner.yaml"), """
                    runbooks: [%s]
                    slack: {channel: C0ONCALL}
                    alertmanagers: [{name: main, token: "x"}]
                    clusters: [{name: production, kubeconfig: "", impersonate: %s}]
                    people: {responders: [S0ONCALL], approvers: [S0LEADS], owners: [U0OWNER]}
                    """.formatted(runbook, impersonate));
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CommandLine line = RootCommand.create(List.of());
            line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
            List<String> words =
                    new ArrayList<>(List.of("rbac", "--runbooks", runbook.toString(), "--config", config.toString()));
            words.addAll(List.of(more));
            if (line.execute(words.toArray(String[]::new)) != 0) {
                throw new IllegalStateException(err.toString());
            }
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param person who is bound to the role, to see when a change of it has come into force */
    static PrintedRights applied(Cluster admin, Cluster person) {
        return new PrintedRights(admin, person);
    }

    /** One resource and one verb each. */
    List<Permission> all() {
        List<Permission> all = new ArrayList<>();
        for (JsonNode rule : printed) {
            all.addAll(single(rule));
        }
        return all;
    }

    private static List<Permission> single(JsonNode rule) {
        List<Permission> single = new ArrayList<>();
        for (JsonNode group : rule.path("apiGroups")) {
            for (JsonNode resource : rule.path("resources")) {
                for (JsonNode verb : rule.path("verbs")) {
                    single.add(right(group.asText(), resource.asText(), verb.asText()));
                }
            }
        }
        return single;
    }

    /** One resource and one verb each. */
    static List<Permission> single(Collection<Permission> permissions) {
        List<Permission> single = new ArrayList<>();
        for (Permission permission : permissions) {
            for (String resource : permission.resources()) {
                permission.verbs().forEach(verb -> single.add(right(permission.apiGroup(), resource, verb)));
            }
        }
        return single;
    }

    private static Permission right(String group, String resource, String verb) {
        return new Permission(group, List.of(resource), List.of(verb), true);
    }

    void takeAway(Permission right) {
        set(all().stream().filter(other -> !other.equals(right)).toList());
    }

    void giveBack() {
        set(all());
    }

    /** Ends when it has come into force, which the authorizer does a moment later. */
    void set(Collection<Permission> rights) {
        Permission mark = right("", "mark" + ++marks, "get");
        List<Permission> all = new ArrayList<>(rights);
        all.add(mark);
        admin.patch(ROLES, "", ROLE, role(all));
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> person.access(asked(mark)).allowed());
    }

    private static AccessRequest asked(Permission right) {
        return new AccessRequest(
                right.verbs().get(0), right.apiGroup(), right.resources().get(0), "", "", "");
    }

    private static Patch role(Collection<Permission> rights) {
        ObjectNode body = Json.object();
        ArrayNode rules = body.putArray("rules");
        for (Permission right : rights) {
            ObjectNode rule = rules.addObject();
            rule.putArray("apiGroups").add(right.apiGroup());
            right.resources().forEach(rule.putArray("resources")::add);
            right.verbs().forEach(rule.putArray("verbs")::add);
        }
        return Patch.merge(body);
    }

    static Patch impersonating(String... what) {
        return role(List.of(new Permission("", List.of(what), List.of("impersonate"), true)));
    }

    static void untilRefused(Cluster person) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    try {
                        person.access(asked(right("", "pods", "list")));
                        return false;
                    } catch (ApiException e) {
                        return e.isForbidden();
                    }
                });
    }
}
