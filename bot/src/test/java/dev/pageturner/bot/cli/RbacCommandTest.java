package dev.pageturner.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RbacCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(boolean impersonate, String... more) throws IOException {
        Path runbook = directory.resolve("web.md");
        Files.writeString(runbook, """
                # Web

                ### Scenario 1: Down
                **Alert**: WebDown

                **Diagnosis**:
                ```bash
                kubectl get certificates.cert-manager.io -n shop
                kubectl get unicorns -n shop
                ```
                """);
        Path config = directory.resolve("pageturner.yaml");
        Files.writeString(config, """
                runbooks: [%s]
                slack: {channel: C0ONCALL}
                alertmanagers: [{name: main, token: "${ALERTMANAGER_WEBHOOK_TOKEN:-x}"}]
                clusters: [{name: production, kubeconfig: "", impersonate: %s}]
                people: {responders: [S0ONCALL], approvers: [S0LEADS], owners: [U0OWNER]}
                """.formatted(runbook, impersonate));
        CommandLine line = RootCommand.create(List.of());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> words =
                new ArrayList<>(List.of("rbac", "--runbooks", runbook.toString(), "--config", config.toString()));
        words.addAll(List.of(more));
        return line.execute(words.toArray(String[]::new));
    }

    @Test
    void grantsWhatCommandsAndStepsNeedAndNoSecrets() throws IOException {
        assertThat(run(false)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("- pods/eviction", "- cert-manager.io", "- certificates", "kind: ServiceAccount")
                .contains("only the cluster knows this kind")
                .doesNotContain("secrets", "'*'", "impersonate");
    }

    @Test
    void withImpersonationTheRightsGoToThePeople() throws IOException {
        assertThat(run(true)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("name: slack:S0ONCALL", "name: slack:U0OWNER", "- impersonate");
    }

    @Test
    void confinedToTheNamespacesThatRunbooksNameOnlyNodesAreTheClusters() throws IOException {
        assertThat(run(false, "--namespaces")).as(err.toString()).isZero();
        String[] documents = out.toString().split("---\n");
        assertThat(documents[0])
                .contains("kind: ClusterRole", "- nodes", "- pods/eviction")
                .doesNotContain("configmaps");
        assertThat(documents[2])
                .contains("kind: Role\n", "namespace: shop", "- deployments", "- configmaps", "- patch");
        assertThat(documents[2]).doesNotContain("nodes", "pods/eviction");
        assertThat(documents[3]).contains("kind: RoleBinding\n", "kind: Role\n", "namespace: shop");
        assertThat(documents).hasSize(4);
    }

    @Test
    void confinedToNamespacesThatAreTyped() throws IOException {
        assertThat(run(false, "--namespaces", "one", "two")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("namespace: one", "namespace: two").doesNotContain("namespace: shop");
    }
}
