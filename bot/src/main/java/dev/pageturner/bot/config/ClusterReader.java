package dev.pageturner.bot.config;

import dev.pageturner.bot.base.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the clusters and what belongs to each. */
final class ClusterReader {
    private final Reading reading;

    ClusterReader(Reading reading) {
        this.reading = reading;
    }

    List<Settings.Cluster> read(Section root) {
        List<Settings.Cluster> clusters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section one : root.sections("clusters")) {
            one.allow("name", "kubeconfig", "match", "impersonate", "prometheus", "databases");
            Settings.Cluster cluster = cluster(one, clusters.isEmpty());
            if (!names.add(cluster.name())) {
                one.problemAt("name", "two clusters are named \"" + cluster.name() + "\"; give one another name");
            }
            if (!HttpUrls.usable(cluster.prometheus())) {
                one.problemAt("prometheus", one.name("prometheus") + " " + HttpUrls.WANTED);
            }
            clusters.add(cluster);
        }
        return clusters.isEmpty() ? List.of(fromEnvironment()) : clusters;
    }

    private Settings.Cluster fromEnvironment() {
        return new Settings.Cluster(
                "default",
                reading.environment("KUBECONFIG").orElse(""),
                Map.of(),
                false,
                reading.environment("PROMETHEUS_URL").orElse(""),
                Map.of());
    }

    /** The environment speaks for the first cluster only, where the file is silent. */
    private Settings.Cluster cluster(Section one, boolean first) {
        String name = one.text("name").orElse("");
        if (name.isEmpty()) {
            one.problem(one.name("name") + " is missing; write the name that people use, like production");
        }
        return new Settings.Cluster(
                name,
                one.text("kubeconfig")
                        .orElseGet(
                                () -> first ? reading.environment("KUBECONFIG").orElse("") : ""),
                one.pairs("match"),
                one.flag("impersonate").orElse(false),
                one.text("prometheus")
                        .orElseGet(() ->
                                first ? reading.environment("PROMETHEUS_URL").orElse("") : ""),
                databases(one.section("databases")));
    }

    private Map<String, Settings.Database> databases(Section databases) {
        Map<String, Settings.Database> all = new LinkedHashMap<>();
        for (String name : databases.keys()) {
            Section one = databases.section(name);
            one.allow("url", "user", "password");
            String url = one.text("url").orElse("");
            String jdbc = DatabaseUrls.jdbc(url);
            if (jdbc == null && url.isEmpty() && reading.isLenient()) {
                continue;
            }
            if (jdbc == null) {
                one.problemAt("url", one.name("url") + " has to look like jdbc:postgresql://host:5432/name");
                continue;
            }
            all.put(
                    name,
                    new Settings.Database(
                            jdbc,
                            one.text("user").orElse(""),
                            one.secret("password").orElse(new Secret(""))));
        }
        return all;
    }
}
