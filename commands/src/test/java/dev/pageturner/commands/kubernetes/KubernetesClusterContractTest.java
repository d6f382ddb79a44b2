package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.ClusterContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class KubernetesClusterContractTest extends ClusterContract {
    @Override
    protected Cluster cluster() {
        return ControlPlane.cluster();
    }
}
