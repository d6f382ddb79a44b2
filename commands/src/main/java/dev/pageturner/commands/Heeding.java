package dev.pageturner.commands;

import dev.pageturner.commands.alertmanager.Alertmanagers;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.http.Prober;
import dev.pageturner.commands.prometheus.Prometheus;
import dev.pageturner.commands.sql.Databases;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The systems of a run: no call of the cluster outlasts it. */
record Heeding(Systems systems, BooleanSupplier over) implements Systems {
    @Override
    public String name() {
        return systems.name();
    }

    @Override
    public Cluster cluster(String user, List<String> groups) {
        return systems.cluster(user, groups).heeding(over);
    }

    @Override
    public Prometheus prometheus() {
        return systems.prometheus();
    }

    @Override
    public Alertmanagers alertmanagers() {
        return systems.alertmanagers();
    }

    @Override
    public Databases databases() {
        return systems.databases();
    }

    @Override
    public Prober prober() {
        return systems.prober();
    }

    @Override
    public void close() {
        systems.close();
    }
}
