package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.FileUpload;
import dev.pageturner.bot.message.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the outbox, leased to this process for sending.
 *
 * @param threadTs the thread it goes into; null: it begins one
 * @param ts Slack's name for it once it is posted
 * @param unsure an earlier attempt may have posted it although no answer came
 * @param attempts how many there were, this one included
 * @param createdAt when it was first put into the outbox
 */
public record Parcel(
        long id,
        String key,
        String channel,
        @Nullable String threadTs,
        Content content,
        long version,
        @Nullable String ts,
        boolean unsure,
        int attempts,
        Instant createdAt) {
    /** What is in it. */
    public sealed interface Content {
        record Text(Message message) implements Content {}

        record File(FileUpload file) implements Content {}
    }

    boolean isEdit() {
        return ts != null;
    }
}
