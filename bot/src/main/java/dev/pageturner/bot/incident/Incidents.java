package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.base.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns notifications into incidents. The incident, its episodes and all that the listeners write are one transaction; the
 * same notification a second time finds nothing to change.
 */
public final class Incidents implements NotificationIntake {
    private static final Logger log = LoggerFactory.getLogger(Incidents.class);
    private static final UUID NONE = new UUID(0, 0);

    private final Transactions transactions;
    private final IncidentStore store;
    private final IncidentMachine machine;
    private final List<IncidentListener> listeners;
    private final Clock clock;

    public Incidents(
            Transactions transactions,
            IncidentStore store,
            IncidentMachine machine,
            List<IncidentListener> listeners,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.machine = machine;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    @Override
    public void accept(Notification notification) {
        transactions.run(() -> workIn(notification));
    }

    private void workIn(Notification notification) {
        IncidentStore.Known known = store.lock(notification);
        Incident before = known.incident().orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        IncidentMachine.Result result = machine.apply(before, notification, known.openEpisodes(), now, known.number());
        // Read before anything is written: they have to show the state from before.
        List<Incident> sharing = result.ended().isEmpty()
                ? List.of()
                : store.lockSharing(result.ended().keySet(), before == null ? NONE : before.id());
        write(before, result.after());
        sharing.forEach(other -> write(other, machine.ended(other, result.ended(), now)));
    }

    private void write(@Nullable Incident before, @Nullable Incident after) {
        if (after == null || after == before) {
            return;
        }
        if (before == null) {
            store.insert(after);
        } else if (!store.update(before, after)) {
            throw new StorageException(
                    after.label() + " was changed by somebody else meanwhile; nothing was stored, try again",
                    new IllegalStateException("version " + before.version() + " is not the stored one"));
        }
        listeners.forEach(listener -> listener.changed(before, after));
        transactions.afterCommit(() -> tell(before, after));
    }

    private static void tell(@Nullable Incident before, Incident after) {
        String what =
                before == null ? "opened" : !before.open() ? "opened again" : after.open() ? "changed" : "resolved";
        log.info(
                "{} {} ({} firing, group {})",
                after.label(),
                what,
                after.firing().size(),
                after.groupKey());
    }
}
