package dev.pageturner.bot.http;

import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.alert.PayloadDecoder;
import dev.pageturner.bot.alert.Senders;
import dev.pageturner.bot.audit.AuditStats;
import dev.pageturner.bot.base.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The one HTTP server of the bot. */
public final class WebServer implements AutoCloseable {
    private static final int BODY_LIMIT = 2 * 1024 * 1024;
    private static final int HEADER_LIMIT = 16 * 1024;
    private static final long IDLE_MILLIS = 20_000;
    private static final long STOP_MILLIS = 8_000;
    private static final List<String> ROUTES = List.of(
            "/webhooks/alertmanager",
            "/slack/events",
            "/health",
            "/version",
            "/readiness",
            "/ready",
            "/metrics",
            "/api/meta/metrics",
            "/api/meta/audit-stats");

    private final Server server;
    private final ServerConnector connector;
    private final Readiness readiness;

    /**
     * What the server needs of the other stages.
     *
     * @param slack answers {@code /slack/events}; handles no other path
     * @param audit counts since a moment
     */
    public record Parts(
            Senders senders,
            NotificationIntake intake,
            Handler slack,
            Readiness readiness,
            Meters meters,
            MetaAccess access,
            Function<Instant, AuditStats> audit,
            BuildInfo build,
            Clock clock,
            Ids ids) {}

    /** @param port 0 takes any that is free */
    public WebServer(String address, int port, Parts parts) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("http");
        threads.setDaemon(true);
        server = new Server(threads);
        readiness = parts.readiness();
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(STOP_MILLIS);
        Handler all = new Handler.Sequence(new Router(routes(parts), parts.clock()), parts.slack());
        Set<String> known = new HashSet<>(ROUTES);
        server.setHandler(new GracefulHandler(new Observed(all, known, parts.meters(), parts.ids())));
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HEADER_LIMIT);
        return configuration;
    }

    private static Routes routes(Parts parts) {
        Clock clock = parts.clock();
        WebhookEndpoint webhook = new WebhookEndpoint(
                parts.senders(), new Bodies(BODY_LIMIT, clock), new PayloadDecoder(clock), parts.intake());
        Map<String, String> version = parts.build().json();
        Endpoint metrics = parts.access().protect(request -> parts.meters().scrape());
        return new Routes()
                .post("/webhooks/alertmanager", webhook)
                .get("/health", new AddressLimit(request -> Reply.text(200, "OK"), clock))
                .get("/version", new AddressLimit(request -> Reply.json(200, version), clock))
                .get("/readiness", parts.readiness())
                .get("/ready", parts.readiness())
                .get("/metrics", metrics)
                .get("/api/meta/metrics", metrics)
                .get("/api/meta/audit-stats", parts.access().protect(new AuditStatsEndpoint(parts.audit(), clock)));
    }

    /** @throws IllegalStateException with a sentence when the port is taken */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot listen on " + connector.getHost() + ":" + connector.getPort() + " (" + e.getMessage()
                            + "); choose another with PAGETURNER_PORT",
                    e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Stops listening, and waits for the requests that are being answered. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        } finally {
            readiness.close();
        }
    }
}
