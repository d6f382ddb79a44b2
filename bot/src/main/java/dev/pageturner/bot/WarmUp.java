package dev.pageturner.bot;

import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.alert.PayloadDecoder;
import dev.pageturner.bot.alert.PayloadDecoder.Decoded;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.base.Transactions;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays made-up alerts right after the start, each in a transaction that is rolled back: Java interprets what it has seldom run, and
 * PostgreSQL plans what it has not seen. Alerts are rare, so without this every one of them would be among the first.
 */
final class WarmUp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    /** Java compiles a method that was called 200 times; most of those on the path are called several times for one alert. */
    private static final int ROUNDS = 120;
    /** Leaves the processor to whatever is real. */
    private static final long PAUSE_MILLIS = 10;

    private final Transactions transactions;
    private final NotificationIntake incidents;
    private final RunbookLibrary library;
    private final PayloadDecoder decoder;
    private final Thread thread = new Thread(this::play, "warm-up");

    /** @param incidents works a notification in, within the transaction of the calling thread */
    WarmUp(Transactions transactions, NotificationIntake incidents, RunbookLibrary library, Clock clock) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.library = library;
        this.decoder = new PayloadDecoder(clock);
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
        List<Scenario> scenarios = library.runbooks().stream()
                .flatMap(runbook -> runbook.scenarios().stream())
                .filter(scenario -> !scenario.anchor().isEmpty())
                .limit(ROUNDS)
                .toList();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Thread.sleep(PAUSE_MILLIS);
                String url = scenarios.isEmpty() ? "" : url(scenarios.get(round % scenarios.size()));
                playOne(payload(round, url));
            }
            log.debug("warm");
        } catch (InterruptedException stopped) {
            log.debug("stopped before it was warm");
        } catch (StorageException e) {
            log.debug("not warmed up, the database is away: {}", e.getMessage());
        }
    }

    private void playOne(byte[] payload) {
        try {
            transactions.run(() -> {
                if (decoder.decode("warm-up", payload) instanceof Decoded.Ok ok) {
                    incidents.accept(ok.notification());
                }
                throw new NeverMind();
            });
        } catch (NeverMind asPlanned) {
            log.trace("rolled back");
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
