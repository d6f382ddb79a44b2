package dev.pageturner.bot.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is sent to Slack goes through here, written in the same transaction as the state that it reports; delivery
 * wakes when that transaction commits.
 *
 * <p>A slot is one logical message: put once, it is posted; put again, it is edited in place, and versions that were never
 * sent are skipped. That is what keeps a storm of changes inside Slack's limits. Putting what is there already costs nothing.
 */
public interface Outbox {
    /** Posts or edits the message of a slot, at once. */
    void put(Slot slot, Message message);

    /** Posts it only if nothing newer was put within that time: "running" is not worth a message when the answer is near. */
    void putAfter(Slot slot, Message message, Duration patience);

    /** Uploads a file into the thread of a slot, after the slot's own message. Sent once for each key. */
    void file(Slot parent, String key, FileUpload file);

    /** Shows something to one person only. Sent once, not repeated after a restart. */
    void whisper(String channel, @Nullable String threadTs, String userId, Message message);
}
