package dev.pageturner.commands;

import dev.pageturner.commands.alertmanager.Alertmanagers;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.http.OkHttpProber;
import dev.pageturner.commands.http.Prober;
import dev.pageturner.commands.prometheus.FakePrometheus;
import dev.pageturner.commands.prometheus.Prometheus;
import dev.pageturner.commands.sql.Databases;
import dev.pageturner.commands.sql.JdbcDatabases;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Systems put together by a test. */
public final class FakeSystems implements Systems {
    private @Nullable Cluster cluster;
    private Prometheus prometheus = new FakePrometheus();
    private Alertmanagers alertmanagers = new Alertmanagers(Map.of());
    private Databases databases = new JdbcDatabases(Map.of());

    public FakeSystems with(Cluster cluster) {
        this.cluster = cluster;
        return this;
    }

    public FakeSystems with(Prometheus prometheus) {
        this.prometheus = prometheus;
        return this;
    }

    public FakeSystems with(Alertmanagers alertmanagers) {
        this.alertmanagers = alertmanagers;
        return this;
    }

    public FakeSystems with(Databases databases) {
        this.databases = databases;
        return this;
    }

    public CommandContext context() {
        return context(Clock.systemUTC());
    }

    public CommandContext context(Clock clock) {
        return new CommandContext(this, "alice", List.of(), clock);
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Cluster cluster(String user, List<String> groups) {
        if (cluster == null) {
            throw new IllegalStateException("this test has no cluster");
        }
        return cluster;
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
        return new OkHttpProber();
    }

    @Override
    public void close() {
        databases.close();
    }
}
