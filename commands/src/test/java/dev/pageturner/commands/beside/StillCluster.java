package dev.pageturner.commands.beside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.kubernetes.ControlPlane;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The control plane without its controllers: only tests change objects, several at once, each in a place of its own. */
final class StillCluster implements AutoCloseable {
    /** Most of the time kubectl waits for its next look. */
    private static final int AT_ONCE = 6;

    private final Cluster cluster = ControlPlane.cluster();
    private final BlockingQueue<Place> places = new ArrayBlockingQueue<>(AT_ONCE);
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);

    /** Where nobody else is meanwhile. */
    record Place(Cluster cluster, String name) {
        void makeNamespace(Side side) {
            ObjectNode body = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
            body.putObject("metadata")
                    .put("name", side.name())
                    .putObject("labels")
                    .put("beside", "kubectl");
            cluster.create(Resources.NAMESPACES, "", body, false);
        }
    }

    @FunctionalInterface
    interface Task<T> {
        T in(Place place);
    }

    /** @param name nobody else has used it */
    StillCluster(String name) {
        for (int number = 1; number <= AT_ONCE; number++) {
            Place place = new Place(cluster, name + number);
            Side.both(place.name()).forEach(place::makeNamespace);
            places.add(place);
        }
        ControlPlane.signalControllers("STOP");
    }

    <T> Future<T> submit(Task<T> task) {
        return workers.submit(() -> {
            Place place = places.take();
            try {
                return task.in(place);
            } finally {
                places.add(place);
            }
        });
    }

    @Override
    public void close() {
        workers.shutdownNow();
        ControlPlane.signalControllers("CONT");
        ControlPlane.kubectlLine("delete namespaces --wait=false -l beside=kubectl");
    }
}
