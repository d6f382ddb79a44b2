package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.ClusterContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class KubernetesClusterContractTest extends ClusterContract {
    private static KubernetesConnection connection;

    @BeforeAll
    static void connect() {
        connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    @Override
    protected Cluster cluster() {
        return connection.as("", List.of());
    }
}
