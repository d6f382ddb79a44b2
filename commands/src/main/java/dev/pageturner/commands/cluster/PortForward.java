package dev.pageturner.commands.cluster;

/** A local port that leads to a pod's port until it is closed. */
public interface PortForward extends AutoCloseable {
    int localPort();

    @Override
    void close();
}
