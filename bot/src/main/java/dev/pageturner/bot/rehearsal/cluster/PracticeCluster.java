package dev.pageturner.bot.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.api.ApiHandler;
import dev.pageturner.bot.rehearsal.cluster.controllers.ControlPlane;
import dev.pageturner.bot.rehearsal.cluster.store.Names;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.tables.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small Kubernetes on loopback: API, controllers and kubelets in this process, nothing kept on disk but a kubeconfig. */
public final class PracticeCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeCluster.class);
    /** How long a change may wait for its consequences when nothing else happens. */
    private static final Duration BEAT = Duration.ofMillis(250);
    /** How far back monitoring looks, and how often it looked then. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final Duration SCRAPE = Duration.ofSeconds(30);
    /** The last part of the past is played second by second. */
    private static final Duration BUSY_END = Duration.ofSeconds(200);
    /** How much time of the past is played through after each step: enough for a rollout. */
    private static final Duration SETTLES_IN = Duration.ofSeconds(25);

    private final WorldClock clock;
    private final ObjectStore store;
    private final ControlPlane controlPlane;
    private final Observer observer;
    private final Server server;
    private final Path kubeconfig;
    private final String url;
    private final Thread loop;
    private volatile boolean stopping;

    /** Looks at the cluster after every beat, also at those of its past. */
    @FunctionalInterface
    public interface Observer {
        void observed(ObjectStore store, Instant now);
    }

    private PracticeCluster(Clock live, PracticeWorld world, Path directory, Observer observer) throws Exception {
        this.observer = observer;
        SecureRandom random = new SecureRandom();
        this.clock = new WorldClock(live);
        this.store = new ObjectStore(clock, new Names(random));
        this.controlPlane = new ControlPlane(store, world);
        play(world.past(), live.instant());
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String path = HexFormat.of().formatHex(secret);
        this.server = server(new ApiHandler(store, new Tables(clock), world, path, () -> stopping));
        this.url = "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/" + path;
        this.kubeconfig = Kubeconfig.write(directory, url);
        this.loop = new Thread(this::run, "practice-cluster");
        loop.setDaemon(true);
        loop.start();
    }

    /**
     * Starts a cluster.
     *
     * @param live the time that it lives in; one that runs faster makes everything in it faster
     * @param directory where its kubeconfig is written
     * @throws IOException when it cannot listen on loopback or write there
     */
    public static PracticeCluster start(Clock live, PracticeWorld world, Path directory) throws IOException {
        return start(live, world, directory, (store, now) -> {});
    }

    /** As {@link #start(Clock, PracticeWorld, Path)}, watched from its first day on. */
    public static PracticeCluster start(Clock live, PracticeWorld world, Path directory, Observer observer)
            throws IOException {
        try {
            return new PracticeCluster(live, world, directory, observer);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the practice cluster could not start: " + e.getMessage(), e);
        }
    }

    /** A kubeconfig for it, readable by its owner alone. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The API server's URL. It holds the secret that lets a caller in: do not log it. */
    public String url() {
        return url;
    }

    /** The objects themselves, for those parts of a rehearsal that live inside the cluster. */
    public ObjectStore store() {
        return store;
    }

    /** The cluster's own time. */
    public Clock clock() {
        return clock;
    }

    /** Applies manifests now, as somebody's deployment pipeline would. */
    public void apply(List<ObjectNode> manifests) {
        manifests.forEach(manifest -> Apply.to(store, manifest));
    }

    /** Plays the past through: second by second after each step, and since an hour ago at least as often as a scrape. */
    private void play(List<PracticeWorld.Past> past, Instant now) {
        for (int i = 0; i < past.size(); i++) {
            Instant from = now.minus(past.get(i).ago());
            Instant next = i + 1 < past.size() ? now.minus(past.get(i + 1).ago()) : now;
            clock.set(from);
            apply(past.get(i).manifests());
            Instant at = from;
            while (at.isBefore(next)) {
                clock.set(at);
                step();
                at = after(at, from, now);
            }
        }
        clock.goLive();
    }

    private static Instant after(Instant at, Instant from, Instant now) {
        if (at.isBefore(from.plus(SETTLES_IN)) || at.isAfter(now.minus(BUSY_END))) {
            return at.plusSeconds(1);
        }
        Instant hourAgo = now.minus(REMEMBERED);
        return at.isBefore(hourAgo) ? hourAgo : at.plus(SCRAPE);
    }

    private void step() {
        controlPlane.tick();
        observer.observed(store, clock.instant());
    }

    private void run() {
        while (!stopping) {
            try {
                step();
                store.awaitChange(store.revision(), BEAT);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("the practice cluster's controllers failed; they go on with the next round", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEAT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Server server(ApiHandler handler) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4, 30_000);
        threads.setName("practice-api");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
        return server;
    }

    @Override
    public void close() {
        stopping = true;
        loop.interrupt();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the practice cluster did not stop in order", e);
        }
    }
}
