package dev.pageturner.commands;

import dev.pageturner.commands.alertmanager.Alertmanagers;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.http.OkHttpProber;
import dev.pageturner.commands.http.Prober;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.prometheus.OkHttpPrometheus;
import dev.pageturner.commands.prometheus.Prometheus;
import dev.pageturner.commands.sql.Databases;
import dev.pageturner.commands.sql.JdbcDatabases;
import java.util.List;

/** The systems as they were configured. Nothing is connected until it is asked something. */
public final class ConfiguredSystems implements Systems {
    private final String name;
    private final KubernetesConnection kubernetes;
    private final Prometheus prometheus;
    private final Alertmanagers alertmanagers;
    private final Databases databases;
    private final Prober prober = new OkHttpProber();

    public ConfiguredSystems(SystemSettings settings) {
        name = settings.name();
        kubernetes = new KubernetesConnection(settings.kubernetes());
        prometheus = settings.prometheus().isBlank()
                ? Prometheus.none(settings.name())
                : new OkHttpPrometheus(settings.prometheus());
        alertmanagers = Alertmanagers.of(settings.alertmanagers());
        databases = new JdbcDatabases(settings.databases());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Cluster cluster(String user, List<String> groups) {
        return kubernetes.as(user, groups);
    }

    @Override
    public Prometheus prometheus() {
        return prometheus;
    }

    @Override
    public Alertmanagers alertmanagers() {
        return alertmanagers;
    }

    @Override
    public Databases databases() {
        return databases;
    }

    @Override
    public Prober prober() {
        return prober;
    }

    @Override
    public void close() {
        kubernetes.close();
        databases.close();
    }
}
