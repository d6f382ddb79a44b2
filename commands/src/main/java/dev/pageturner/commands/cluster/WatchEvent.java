package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One thing that happened to an object. Bookmarks stay inside the watch. */
public record WatchEvent(Type type, ObjectNode object) {
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
