package dev.pageturner.bot.message;

/**
 * Everything that is sent to Slack goes through here, written in the same transaction as the state that it reports; delivery
 * wakes when that transaction commits.
 *
 * <p>A slot is one logical message: put once, it is posted; put again, it is edited in place, and versions that were never
 * sent are skipped. That is what keeps a storm of changes inside Slack's limits.
 */
public interface Outbox {
    /** Posts or edits the message of a slot. */
    void put(Slot slot, Message message);

    /** Uploads a file into the thread of a slot. Sent once. */
    void file(Slot parent, String key, FileUpload file);

    /** Shows something to one person only. Sent once, not repeated after a restart. */
    void whisper(String channel, @org.jspecify.annotations.Nullable String threadTs, String userId, Message message);
}
