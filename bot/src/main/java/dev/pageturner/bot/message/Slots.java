package dev.pageturner.bot.message;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.Origin;
import dev.pageturner.bot.incident.Incident;
import java.util.Optional;
import java.util.UUID;

/** Which slot belongs to what. */
public final class Slots {
    private static final String INCIDENT = "incident:";
    private static final String EXECUTION = "execution:";
    private static final String ROOT = ":root";

    private Slots() {}

    public static Slot root(Incident incident) {
        return new Slot(rootKey(incident.id()), incident.channel(), null, null);
    }

    /** A message in the incident's thread. */
    public static Slot inThread(Incident incident, String name) {
        return new Slot(INCIDENT + incident.id() + ":" + name, incident.channel(), rootKey(incident.id()), null);
    }

    public static Slot of(Execution execution) {
        Origin origin = execution.origin();
        UUID incident = origin.incident();
        return new Slot(
                EXECUTION + execution.id(),
                origin.channel(),
                incident == null ? null : rootKey(incident),
                incident == null ? origin.threadTs() : null);
    }

    public static String rootKey(UUID incident) {
        return INCIDENT + incident + ROOT;
    }

    /** The incident that a slot belongs to, as part of its thread or as its beginning. */
    public static Optional<UUID> incidentOf(String key) {
        return id(key, INCIDENT);
    }

    /** The request that a slot shows. */
    public static Optional<UUID> executionOf(String key) {
        return id(key, EXECUTION);
    }

    private static Optional<UUID> id(String key, String kind) {
        if (!key.startsWith(kind)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(key.substring(kind.length()).split(":", 2)[0]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
