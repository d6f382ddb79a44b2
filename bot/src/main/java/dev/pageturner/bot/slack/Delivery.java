package dev.pageturner.bot.slack;

import dev.pageturner.bot.base.StorageException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what is in the outbox to Slack: woken by commits, and looking by itself once a second for what other replicas left
 * and what is due again. One dispatcher leases; a few couriers carry, so that a slow channel holds up no other.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int COURIERS = 6;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** After a look that found nothing: a storm rings with every commit. */
    private static final Duration REST = Duration.ofMillis(25);

    /** For a first message: what else its commit wrote waits for it, and a look now would only slow it down. */
    private static final Duration HEADSTART = Duration.ofMillis(5);

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);
    private static final Duration COUNTING = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(90);

    private final ParcelStore store;
    private final SlackApi slack;
    private final Bell bell;
    private final Clock clock;
    private final Pace pace;
    private final Courier courier;
    private final DeliveryMetrics metrics;
    private final ExecutorService couriers;
    private final ExecutorService whisperer;
    private final Semaphore free = new Semaphore(COURIERS);
    private final Thread dispatcher;
    private Instant pruned = Instant.MIN;
    /** When a look last found nothing; 0 after one that did. */
    private long emptyHanded;

    /** When a first message was last handed over; 0 before that. */
    private volatile long handed;

    private Instant counted = Instant.MIN;
    private volatile boolean closing;

    public Delivery(
            ParcelStore store, SlackApi slack, Bell bell, Clock clock, MeterRegistry registry, DeliveryHealth health) {
        this.store = store;
        this.slack = slack;
        this.bell = bell;
        this.clock = clock;
        this.pace = new Pace(clock);
        this.metrics = new DeliveryMetrics(registry);
        metrics.showBacklog();
        this.courier = new Courier(slack, store, pace, clock, metrics, health);
        this.couriers = Executors.newFixedThreadPool(COURIERS, Delivery::thread);
        this.whisperer = Executors.newFixedThreadPool(2, Delivery::thread);
        this.dispatcher = new Thread(this::dispatch, "outbox");
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "courier");
        thread.setDaemon(true);
        return thread;
    }

    public void start() {
        dispatcher.setDaemon(true);
        dispatcher.start();
        bell.tellHands(this::handNow);
    }

    private void dispatch() {
        Duration patience = Duration.ZERO;
        while (!closing) {
            try {
                Bell.Rung rung = bell.await(patience);
                for (Parcel parcel : rung.parcels()) {
                    free.acquire();
                    hand(parcel);
                }
                rung.whispers().forEach(whisper -> whisperer.execute(() -> tell(whisper)));
                patience = resting() ? REST : lease() ? SOON : LOOK;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (StorageException e) {
                log.debug("the outbox cannot be read now: {}", e.getMessage());
                patience = LOOK;
            } catch (RuntimeException e) {
                log.error("delivery met something unexpected and goes on", e);
                patience = LOOK;
            }
        }
    }

    private boolean resting() {
        return since(emptyHanded, REST) || since(handed, HEADSTART);
    }

    private static boolean since(long moment, Duration time) {
        return moment != 0 && System.nanoTime() - moment < time.toNanos();
    }

    /** Leases what is due for as many couriers as are free; true when there may be more that has to wait for its pace. */
    private boolean lease() throws InterruptedException {
        housekeeping();
        while (true) {
            int hands = free.availablePermits();
            if (hands == 0) {
                return true;
            }
            boolean edits = pace.admitsEdits();
            var closed = pace.closed();
            var parcels = store.claim(hands, closed, edits, clock.instant());
            emptyHanded = parcels.isEmpty() ? System.nanoTime() : 0;
            for (Parcel parcel : parcels) {
                free.acquire();
                hand(parcel);
            }
            if (parcels.size() < hands) {
                return !closed.isEmpty() || !edits;
            }
        }
    }

    private boolean handNow(Parcel parcel) {
        boolean taken = !closing && free.tryAcquire();
        if (taken) {
            handed = System.nanoTime();
            hand(parcel);
        }
        return taken;
    }

    private void hand(Parcel parcel) {
        couriers.execute(() -> {
            try {
                courier.deliver(parcel);
            } catch (StorageException e) {
                // The lease runs out, and Slack is asked before anything is posted again.
                log.warn("what became of {} could not be written down: {}", parcel.key(), e.getMessage());
            } catch (RuntimeException e) {
                log.error("{} could not be delivered", parcel.key(), e);
            } finally {
                free.release();
                bell.ring();
            }
        });
    }

    /** A few tries and no more: by then the person looks elsewhere. */
    private void tell(Whisper whisper) {
        SlackApi.Rendered rendered = BlockKit.render(whisper.message());
        for (int attempt = 1; attempt <= 4; attempt++) {
            Reply reply = slack.whisper(whisper.channel(), whisper.threadTs(), whisper.userId(), rendered);
            metrics.call("whisper", reply instanceof Reply.Ok ? "ok" : "failed");
            if (reply instanceof Reply.RateLimited) {
                metrics.rateLimited();
            }
            if (reply instanceof Reply.Ok || reply instanceof Reply.Lost) {
                return;
            }
            if (reply instanceof Reply.Refused refused) {
                log.warn("Slack refuses a whisper to {}: {}", whisper.userId(), refused.error());
                return;
            }
            pause(reply instanceof Reply.RateLimited limited ? limited.retryAfter() : Duration.ofSeconds(attempt));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void housekeeping() {
        Instant now = clock.instant();
        if (pruned.isBefore(now.minus(HOUSEKEEPING))) {
            pruned = now;
            store.prune(now.minus(KEPT));
        }
        if (counted.isBefore(now.minus(COUNTING))) {
            counted = now;
            ParcelStore.Backlog backlog = store.backlog(now);
            Instant oldest = backlog.oldest();
            metrics.backlog(backlog.depth(), oldest == null ? Duration.ZERO : Duration.between(oldest, now));
        }
    }

    /** Lets what is on its way arrive, for some seconds. */
    @Override
    public void close() {
        closing = true;
        dispatcher.interrupt();
        couriers.shutdown();
        whisperer.shutdown();
        try {
            if (!couriers.awaitTermination(10, TimeUnit.SECONDS)) {
                couriers.shutdownNow();
            }
        } catch (InterruptedException e) {
            couriers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
