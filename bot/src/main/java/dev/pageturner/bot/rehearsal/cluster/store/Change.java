package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One write, as watchers see it.
 *
 * @param before the object as it was, absent when it is new
 * @param after the object as it is, or was when it was removed
 */
public record Change(
        long revision,
        ResourceType type,
        Kind kind,
        @Nullable ObjectNode before,
        ObjectNode after) {
    /** What happened, in the words of the watch protocol. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }
}
