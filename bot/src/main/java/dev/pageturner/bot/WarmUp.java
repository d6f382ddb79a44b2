package dev.pageturner.bot;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.base.Transactions;
import dev.pageturner.bot.message.Message;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays made-up alerts right after the start, from the notification to the post, each in a transaction that is rolled back: Java
 * interprets what it has seldom run, and PostgreSQL plans what it has not seen. Alerts are rare, so without this every one of them
 * would be among the first.
 */
final class WarmUp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    /** Java looks at a method with every 128th call, and compiles it when those are 200 or more. */
    private static final int ROUNDS = 270;
    /** Leaves the processor to whatever is real. */
    private static final long PAUSE_MILLIS = 10;

    private final Transactions transactions;
    private final Runnable flush;
    private final NotificationIntake incidents;
    private final RunbookLibrary library;
    private final Clock clock;
    private final AtomicReference<@Nullable Message> first = new AtomicReference<>();
    private volatile boolean away;
    private final Thread thread = new Thread(this::play, "warm-up");

    /**
     * @param flush has the database do what a transaction has left for its end
     * @param incidents works notifications in, within the transaction of the calling thread, and tells of the messages about them
     */
    WarmUp(
            Transactions transactions,
            Runnable flush,
            Function<Consumer<Message>, NotificationIntake> incidents,
            RunbookLibrary library,
            Clock clock) {
        this.transactions = transactions;
        this.flush = flush;
        this.incidents = incidents.apply(message -> first.compareAndSet(null, message));
        this.library = library;
        this.clock = clock;
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    /** What makes a transaction roll back. */
    private static final class NeverMind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NeverMind() {
            super("a made-up alert", null, false, false);
        }
    }

    private void play() {
        try (Practice practice = new Practice(this::takeBack, clock)) {
            List<Scenario> scenarios = scenarios();
            for (int round = 0; round < ROUNDS && !away; round++) {
                Thread.sleep(PAUSE_MILLIS);
                String url = scenarios.isEmpty() ? "" : url(scenarios.get(round % scenarios.size()));
                playOne(practice, payload(round, url));
            }
            log.debug(away ? "not warm" : "warm");
        } catch (InterruptedException stopped) {
            log.debug("stopped before it was warm");
        } catch (Exception e) {
            // Nothing depends on it: the first alerts take some milliseconds longer.
            log.debug("not warmed up: {}", e.getMessage());
        }
    }

    private List<Scenario> scenarios() {
        return library.runbooks().stream()
                .flatMap(runbook -> runbook.scenarios().stream())
                .filter(scenario -> !scenario.anchor().isEmpty())
                .limit(ROUNDS)
                .toList();
    }

    private void playOne(Practice practice, byte[] payload) throws Exception {
        first.set(null);
        practice.notify(payload);
        Message message = first.get();
        if (message != null) {
            practice.post(message);
        }
    }

    private void takeBack(Notification notification) {
        try {
            transactions.run(() -> {
                incidents.accept(notification);
                flush.run();
                throw new NeverMind();
            });
        } catch (NeverMind asPlanned) {
            log.trace("rolled back");
        } catch (StorageException e) {
            log.debug("not warmed up, the database is away: {}", e.getMessage());
            away = true;
        }
    }

    private static String url(Scenario scenario) {
        return scenario.file() + "#" + scenario.anchor();
    }

    private static byte[] payload(int round, String url) {
        return """
                {"version": "4", "groupKey": "warm-up %1$d", "status": "firing", "receiver": "warm-up",
                 "groupLabels": {}, "commonLabels": {"alertname": "WarmUp", "severity": "critical"},
                 "commonAnnotations": {}, "externalURL": "", "truncatedAlerts": 0,
                 "alerts": [{"status": "firing", "labels": {"alertname": "WarmUp", "severity": "critical"},
                   "annotations": {"summary": "made up", "runbook_url": "%2$s"}, "generatorURL": "",
                   "startsAt": "2026-01-01T00:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "%1$d"}]}""".formatted(round, url.replace("\\", "/").replace("\"", "")).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
