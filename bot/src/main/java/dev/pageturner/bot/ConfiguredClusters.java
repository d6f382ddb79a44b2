package dev.pageturner.bot;

import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.commands.ConfiguredSystems;
import dev.pageturner.commands.SystemSettings;
import dev.pageturner.commands.Systems;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import dev.pageturner.commands.sql.DatabaseLogin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters of the configuration, by name and by the labels that mean them. */
final class ConfiguredClusters implements Clusters, AutoCloseable {
    private final List<Settings.Cluster> settings;
    private final Map<String, Systems> systems = new LinkedHashMap<>();

    /** @param alertmanagers the same ones for every cluster */
    ConfiguredClusters(List<Settings.Cluster> settings, List<Settings.Alertmanager> alertmanagers) {
        this.settings = List.copyOf(settings);
        Map<String, String> urls = new LinkedHashMap<>();
        alertmanagers.forEach(one -> urls.put(one.name(), one.url()));
        settings.forEach(cluster -> systems.put(cluster.name(), new ConfiguredSystems(systems(cluster, urls))));
    }

    private static SystemSettings systems(Settings.Cluster cluster, Map<String, String> alertmanagers) {
        Map<String, DatabaseLogin> databases = new LinkedHashMap<>();
        cluster.databases()
                .forEach((name, database) -> databases.put(
                        name,
                        new DatabaseLogin(
                                database.url(),
                                database.user(),
                                database.password().reveal())));
        KubernetesSettings kubernetes =
                KubernetesSettings.of(cluster.kubeconfig()).impersonating(cluster.impersonate());
        return new SystemSettings(cluster.name(), kubernetes, cluster.prometheus(), alertmanagers, databases);
    }

    @Override
    public Optional<Systems> find(String name) {
        return Optional.ofNullable(systems.get(name));
    }

    @Override
    public List<String> names() {
        return List.copyOf(systems.keySet());
    }

    @Override
    public String of(Map<String, String> labels) {
        return settings.stream()
                .filter(cluster -> !cluster.match().isEmpty())
                .filter(cluster -> labels.entrySet().containsAll(cluster.match().entrySet()))
                .findFirst()
                .orElse(settings.get(0))
                .name();
    }

    @Override
    public void close() {
        systems.values().forEach(Systems::close);
    }
}
