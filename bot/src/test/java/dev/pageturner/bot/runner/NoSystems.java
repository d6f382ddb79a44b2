package dev.pageturner.bot.runner;

import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.commands.Systems;
import dev.pageturner.commands.alertmanager.Alertmanagers;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.http.Prober;
import dev.pageturner.commands.prometheus.Prometheus;
import dev.pageturner.commands.sql.Databases;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cluster, with nothing in it: the dial needs no system. */
final class NoSystems implements Systems, Clusters {
    @Override
    public Optional<Systems> find(String name) {
        return name.equals("practice") ? Optional.of(this) : Optional.empty();
    }

    @Override
    public List<String> names() {
        return List.of("practice");
    }

    @Override
    public String of(Map<String, String> labels) {
        return "practice";
    }

    @Override
    public String name() {
        return "practice";
    }

    @Override
    public Cluster cluster(String user, List<String> groups) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Prometheus prometheus() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Alertmanagers alertmanagers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Databases databases() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Prober prober() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
