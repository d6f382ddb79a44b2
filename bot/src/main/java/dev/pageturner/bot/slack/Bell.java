package dev.pageturner.bot.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Tells delivery what a commit has just put into the outbox. A first message is handed over whole, already leased, so that no
 * database lies between the commit and Slack; everything else is a ring.
 */
public final class Bell {
    /** Past this many the rest is found in the database: nothing depends on what is handed over here. */
    private static final int MOST = 10_000;

    private sealed interface Ring {
        record Look() implements Ring {}

        record Take(Parcel parcel) implements Ring {}

        record Tell(Whisper whisper) implements Ring {}
    }

    /** What was handed over since the last time. */
    record Rung(List<Parcel> parcels, List<Whisper> whispers) {}

    private volatile Predicate<Parcel> hands = parcel -> false;
    private final BlockingQueue<Ring> rings = new LinkedBlockingQueue<>(MOST);

    /** Something is due. */
    public void ring() {
        rings.offer(new Ring.Look());
    }

    public void take(Parcel leased) {
        if (!hands.test(leased)) {
            rings.offer(new Ring.Take(leased));
        }
    }

    /** Who may take a first message on the spot; false when all hands are full, and it waits in line. */
    void tellHands(Predicate<Parcel> free) {
        hands = free;
    }

    public void tell(Whisper whisper) {
        rings.offer(new Ring.Tell(whisper));
    }

    /** Returns at the first ring, or when the time is over. */
    Rung await(Duration atMost) throws InterruptedException {
        List<Ring> heard = new ArrayList<>();
        Ring first = rings.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            heard.add(first);
            rings.drainTo(heard);
        }
        List<Parcel> parcels = new ArrayList<>();
        List<Whisper> whispers = new ArrayList<>();
        for (Ring ring : heard) {
            if (ring instanceof Ring.Take take) {
                parcels.add(take.parcel());
            } else if (ring instanceof Ring.Tell tell) {
                whispers.add(tell.whisper());
            }
        }
        return new Rung(parcels, whispers);
    }
}
