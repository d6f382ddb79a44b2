package dev.pageturner.bot.rehearsal.monitoring;

import dev.pageturner.bot.rehearsal.cluster.PracticeCluster;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Prometheus with an Alertmanager, in this process. It looks at the cluster after every beat, so what a person does to
 * the cluster is what makes an alert fire or resolve.
 */
public final class PracticeMonitoring implements PracticeCluster.Observer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeMonitoring.class);
    private static final Duration SCRAPE_EVERY = Duration.ofSeconds(1);

    /** Of a past that is played through, so much is kept, and of that the end is judged by the rules. */
    private static final Duration REMEMBERED = Duration.ofMinutes(61);

    private static final Duration JUDGED = Duration.ofMinutes(1);

    /** Measures the cluster. */
    @FunctionalInterface
    public interface Exporter {
        Scrape scrape(ObjectStore store, Instant now);
    }

    private final Exporter exporter;
    private final Samples samples = new Samples();
    private final RuleEngine engine;
    private final Notifier notifier;
    private final Server server;
    private final String url;
    private final Clock clock;
    private volatile Scrape latest = new Scrape();
    private final Thread sender;
    private Instant scraped = Instant.MIN;

    /**
     * Starts it.
     *
     * @param clock the time of those who ask and are notified
     * @throws IOException when it cannot listen on loopback
     */
    public PracticeMonitoring(Clock clock, Exporter exporter, List<Rule> rules) throws IOException {
        this.clock = clock;
        this.exporter = exporter;
        this.engine = new RuleEngine(samples, rules);
        Silences silences = new Silences();
        this.server = server(new MonitoringHandler(samples, engine, silences, clock));
        this.url = "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        this.notifier = new Notifier(engine, silences, url);
        this.sender = new Thread(this::send, "practice-alertmanager");
        sender.setDaemon(true);
        sender.start();
    }

    /** Base URL of both APIs: Prometheus' below /api/v1, Alertmanager's below /api/v2. */
    public String url() {
        return url;
    }

    /** From now on, and for what fires already, somebody is told. */
    public void notify(Receiver receiver) {
        notifier.tell(receiver);
    }

    /** The newest scrape. */
    public Scrape latest() {
        return latest;
    }

    /** Fires an alert that nothing in the cluster causes, for drills; {@link #end} ends it. */
    public void fire(Map<String, String> labels, Map<String, String> annotations) {
        engine.fire(labels, annotations, clock.instant());
    }

    /** Ends the drills that carry a label of a value. */
    public void end(String label, String value) {
        engine.end(label, value, clock.instant());
    }

    /** Whether an alert of this name fires now. */
    public boolean firing(String alertname) {
        return engine.alerts().stream().anyMatch(a -> a.firing() && a.name().equals(alertname));
    }

    @Override
    public void observed(ObjectStore store, Instant now) {
        if (now.isBefore(scraped.equals(Instant.MIN) ? now : scraped.plus(SCRAPE_EVERY))) {
            return;
        }
        scraped = now;
        Instant live = clock.instant();
        if (now.isBefore(live.minus(REMEMBERED))) {
            return;
        }
        Scrape scrape = exporter.scrape(store, now);
        latest = scrape;
        samples.append(now, scrape.samples());
        if (now.isAfter(live.minus(JUDGED))) {
            engine.evaluate(now);
        }
    }

    private void send() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                notifier.flush(clock.instant());
                Thread.sleep(250);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("the practice Alertmanager failed; it goes on", e);
            }
        }
    }

    private static Server server(MonitoringHandler handler) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(16, 3, 30_000);
        threads.setName("practice-monitoring");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("the practice monitoring could not start: " + e.getMessage(), e);
        }
        return server;
    }

    @Override
    public void close() {
        sender.interrupt();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the practice monitoring did not stop in order", e);
        }
    }
}
