package dev.pageturner.commands;

import dev.pageturner.commands.alertmanager.Alertmanagers;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.http.Prober;
import dev.pageturner.commands.prometheus.Prometheus;
import dev.pageturner.commands.sql.Databases;
import java.util.List;

/**
 * The outside systems that belong to one cluster, each behind a narrow interface. One slow or dead system holds up nobody
 * who does not need it.
 */
public interface Systems extends AutoCloseable {
    /** The name in the configuration. */
    String name();

    /**
     * The Kubernetes API server, asked as that person where impersonation is on. Cheap; connects with the first request.
     *
     * @param groups the person's groups, for impersonation
     */
    Cluster cluster(String user, List<String> groups);

    Prometheus prometheus();

    Alertmanagers alertmanagers();

    Databases databases();

    Prober prober();

    @Override
    void close();
}
