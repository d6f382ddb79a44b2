package dev.pageturner.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import dev.pageturner.bot.base.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of the bot that people talk to. It does not wait for Slack to be there: requests are checked and taken from the
 * first moment on, and the line to Slack is tried until it works.
 */
public final class SlackFront implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackFront.class);

    private final SlackSettings settings;
    private final HttpSlackApi slack;
    private final DeliveryHealth health;
    private final Reception reception;
    private final App app;
    private final HttpServlet servlet;
    private final ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "slack-line");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable SocketModeApp socket;
    private boolean greeted;

    /** @param bell the one that the outbox rings */
    public SlackFront(
            SlackSettings settings,
            HttpSlackApi slack,
            Bell bell,
            DeliveryHealth health,
            Services services,
            MeterRegistry registry) {
        this.settings = settings;
        this.slack = slack;
        this.health = health;
        Teller teller = new Teller(slack, bell);
        Handlers handlers = new Handlers(services, slack, teller);
        this.reception = new Reception(services.arrivals(), handlers, teller, services.clock());
        Names names = new Names(slack, reception.workers(), services.clock());
        this.app = BoltApp.create(settings.botToken(), slack, new Translation(names), reception, handlers);
        SignatureCheck check = new SignatureCheck(settings.signingSecret(), services.clock());
        this.servlet = new SlackServlet(check, app, new DeliveryMetrics(registry));
    }

    /** For {@code POST /slack/events}. */
    public HttpServlet servlet() {
        return servlet;
    }

    public void start() {
        reception.start();
        line.scheduleWithFixedDelay(this::greet, 0, 5, TimeUnit.SECONDS);
    }

    /** Warms the connection up, and says early when a token is wrong. */
    private void greet() {
        try {
            if (!greeted) {
                log.info("connected to Slack as {}", slack.self());
                greeted = true;
                health.reached();
            }
            connect();
        } catch (SlackUnavailableException e) {
            log.warn("Slack is not there yet, trying again: {}", e.getMessage());
            health.away(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            log.warn("Socket Mode is not there yet, trying again: {}", e.getMessage());
        }
    }

    private void connect() throws Exception {
        Secret token = settings.appToken();
        if (token != null && !token.isEmpty() && socket == null) {
            SocketModeApp made = new SocketModeApp(token.reveal(), app);
            made.startAsync();
            socket = made;
            log.info("Socket Mode is connected");
        }
    }

    @Override
    public void close() {
        line.shutdownNow();
        SocketModeApp open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (Exception e) {
                log.debug("Socket Mode did not close: {}", e.getMessage());
            }
        }
        reception.close();
    }
}
