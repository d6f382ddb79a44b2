package dev.pageturner.bot.base;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever waits for work. Many signals before a wait are one. */
public final class Signal {
    private final Semaphore semaphore = new Semaphore(0);

    public void raise() {
        if (semaphore.availablePermits() == 0) {
            semaphore.release();
        }
    }

    /** Returns when raised, or when the time is over: other replicas cannot raise the signal of this one. */
    public void await(Duration atMost) throws InterruptedException {
        if (semaphore.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            semaphore.drainPermits();
        }
    }
}
