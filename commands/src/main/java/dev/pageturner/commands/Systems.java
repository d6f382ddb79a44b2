package dev.pageturner.commands;

/**
 * The outside systems that belong to one cluster, each behind a narrow interface. One slow or dead system holds up nobody
 * who does not need it.
 */
public interface Systems extends AutoCloseable {
    /** The name in the configuration. */
    String name();

    // Cluster cluster(String user, List<String> groups);  Prometheus prometheus();  Databases databases();  Prober
    // prober();

    @Override
    void close();
}
