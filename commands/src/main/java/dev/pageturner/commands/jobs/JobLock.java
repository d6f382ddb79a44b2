package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Deletion;
import dev.pageturner.commands.cluster.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * A Lease, held only from looking whether a job runs until one is created: nobody else, in whatever process, starts the same
 * in between. One that its holder left behind is taken away after a minute.
 */
final class JobLock implements AutoCloseable {
    private static final ApiResource LEASES = new ApiResource(
            "coordination.k8s.io", "v1", "leases", "lease", "Lease", true, List.of(), List.of(), Set.of());
    private static final int SECONDS = 60;
    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN = Duration.ofMillis(150);

    private final Cluster cluster;
    private final ObjectNode lease;

    private JobLock(Cluster cluster, ObjectNode lease) {
        this.cluster = cluster;
        this.lease = lease;
    }

    /** @throws ApiException with code 409 when somebody else keeps it for some seconds */
    static JobLock take(Cluster cluster, String namespace, String series, String holder, Clock clock) {
        ObjectNode wanted = Json.object();
        wanted.putObject("metadata").put("name", "pageturner-job-" + series);
        for (int attempt = 1; ; attempt++) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            wanted.putObject("spec")
                    .put("holderIdentity", holder)
                    .put("leaseDurationSeconds", SECONDS)
                    .put("acquireTime", now.toString());
            try {
                return new JobLock(cluster, cluster.create(LEASES, namespace, wanted, false));
            } catch (ApiException e) {
                if (!e.isConflict() || attempt == ATTEMPTS) {
                    throw e;
                }
                cluster.find(LEASES, namespace, Json.name(wanted))
                        .filter(held -> isLeftBehind(held, now))
                        .ifPresent(held -> release(cluster, held));
            }
            pause();
        }
    }

    private static boolean isLeftBehind(ObjectNode lease, Instant now) {
        String acquired = Json.text(lease, "/spec/acquireTime");
        return acquired.isEmpty()
                || Instant.parse(acquired).plusSeconds(SECONDS).isBefore(now);
    }

    private static void release(Cluster cluster, ObjectNode lease) {
        try {
            cluster.delete(LEASES, Json.namespace(lease), Json.name(lease), Deletion.ofUid(Json.uid(lease), null));
        } catch (ApiException | SystemUnreachableException e) {
            // It is somebody else's by now, or is taken away when its time is up.
            return;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release(cluster, lease);
    }
}
