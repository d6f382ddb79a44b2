package dev.pageturner.bot.incident;

import org.jspecify.annotations.Nullable;

/** Told of every change of an incident, within the transaction that makes it. */
@FunctionalInterface
public interface IncidentListener {
    /** @param before null when it has just been opened */
    void changed(@Nullable Incident before, Incident after);
}
