package dev.pageturner.commands.cluster;

import java.time.Clock;

class FakeClusterContractTest extends ClusterContract {
    private final FakeCluster fake = new FakeCluster(Clock.systemUTC());

    @Override
    protected Cluster cluster() {
        return fake;
    }
}
