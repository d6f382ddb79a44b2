package dev.pageturner.commands.cluster;

import org.jspecify.annotations.Nullable;

/**
 * How an object is deleted.
 *
 * @param uid refuse unless the object still has it; null for any
 * @param graceSeconds null for the object's own
 * @param propagation Background, Foreground or Orphan; null for the server's default
 * @param dryRun true when the server checks it and answers, but deletes nothing
 */
public record Deletion(
        @Nullable String uid,
        @Nullable Integer graceSeconds,
        @Nullable String propagation,
        boolean dryRun) {
    public static final Deletion DEFAULT = new Deletion(null, null, null, false);

    public static Deletion ofUid(String uid, @Nullable Integer graceSeconds) {
        return new Deletion(uid, graceSeconds, null, false);
    }
}
