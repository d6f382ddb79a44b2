package dev.pageturner.commands.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of a container's log.
 *
 * @param container null when the pod has only one
 * @param tail the last so many lines; null for all
 * @param sinceSeconds only lines younger than this; null for all
 * @param sinceTime only lines after this RFC 3339 time; null for all
 */
public record LogOptions(
        @Nullable String container,
        boolean previous,
        boolean follow,
        boolean timestamps,
        @Nullable Integer tail,
        @Nullable Long sinceSeconds,
        @Nullable String sinceTime) {
    public static LogOptions tail(@Nullable String container, int lines) {
        return new LogOptions(container, false, false, false, lines, null, null);
    }
}
