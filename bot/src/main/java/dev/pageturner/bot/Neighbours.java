package dev.pageturner.bot;

import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.bot.http.ReadinessCheck;
import dev.pageturner.bot.http.ReadinessCheck.Result;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.Systems;
import dev.pageturner.commands.cluster.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether clusters and their Prometheus answer, looked at in the background so that readiness never waits for them. One that is
 * away is a warning: the bot still takes alerts, and says so to whoever presses a button.
 */
final class Neighbours implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Neighbours.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(3));

    private final List<Settings.Cluster> settings;
    private final Clusters clusters;
    private final boolean inPod;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "neighbours");
        thread.setDaemon(true);
        return thread;
    });
    private volatile List<String> troubles = List.of();
    private volatile boolean looked;

    /** @param inPod whether a cluster without a kubeconfig is the one that the bot runs in */
    Neighbours(List<Settings.Cluster> settings, Clusters clusters, boolean inPod) {
        this.settings = List.copyOf(settings);
        this.clusters = clusters;
        this.inPod = inPod;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    ReadinessCheck check() {
        return ReadinessCheck.of("outbound", () -> {
            List<String> now = troubles;
            if (!now.isEmpty()) {
                return Result.warn(String.join("; ", now));
            }
            return Result.ok(looked ? "clusters and Prometheus answer" : "clusters and Prometheus not looked at yet");
        });
    }

    private void look() {
        List<String> found = new ArrayList<>();
        for (Settings.Cluster cluster : settings) {
            clusters.find(cluster.name()).ifPresent(systems -> look(cluster, systems, found));
        }
        if (!found.equals(troubles)) {
            log.info("{}", found.isEmpty() ? "clusters and Prometheus answer" : String.join("; ", found));
        }
        troubles = List.copyOf(found);
        looked = true;
    }

    private void look(Settings.Cluster cluster, Systems systems, List<String> found) {
        if (!cluster.kubeconfig().isBlank() || inPod) {
            attempt("the cluster " + cluster.name() + " does not answer", found, () -> systems.cluster(
                            "pageturner", List.of())
                    .raw("/version"));
        }
        if (!cluster.prometheus().isBlank()) {
            attempt("the Prometheus of " + cluster.name() + " does not answer", found, () -> systems.prometheus()
                    .query("vector(1)", null, PATIENCE));
        }
    }

    private static void attempt(String otherwise, List<String> found, Runnable question) {
        try {
            question.run();
        } catch (ApiException e) {
            log.debug("it answers, although with a no: {}", e.getMessage());
        } catch (SystemUnreachableException e) {
            log.debug("{}", otherwise, e);
            found.add(otherwise);
        } catch (RuntimeException e) {
            log.warn("{}", otherwise, e);
            found.add(otherwise);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
