package dev.pageturner.bot.slack;

import com.slack.api.model.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out whether something is in Slack already: each message says in its metadata which slot of the outbox it fills. */
final class SlackHistory {
    private static final String SLOT = "pageturner_slot";
    private static final int PAGE = 200;

    private final SlackCalls calls;

    SlackHistory(SlackCalls calls) {
        this.calls = calls;
    }

    static Message.Metadata metadata(String slot, long version) {
        return Message.Metadata.builder()
                .eventType(SLOT)
                .eventPayload(Map.of("slot", slot, "version", version))
                .build();
    }

    Optional<SlackApi.Found> find(String channel, @Nullable String threadTs, String slot, Instant since) {
        return search(channel, threadTs, since, message -> isSlot(message, slot))
                .map(SlackHistory::found);
    }

    private static boolean isSlot(Message message, String slot) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && SLOT.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && slot.equals(metadata.getEventPayload().get("slot"));
    }

    private static SlackApi.Found found(Message message) {
        Object version = message.getMetadata().getEventPayload().get("version");
        return new SlackApi.Found(message.getTs(), version instanceof Number number ? number.longValue() : 0);
    }

    boolean hasFile(String channel, @Nullable String threadTs, String fileName, Instant since) {
        return search(
                        channel,
                        threadTs,
                        since,
                        message -> message.getFiles() != null
                                && message.getFiles().stream().anyMatch(file -> fileName.equals(file.getName())))
                .isPresent();
    }

    private Optional<Message> search(
            String channel, @Nullable String threadTs, Instant since, Predicate<Message> wanted) {
        // A minute more, because Slack's clock is not ours.
        String oldest = (since.getEpochSecond() - 60) + ".000000";
        String cursor = null;
        do {
            Page page = page(channel, threadTs, oldest, cursor);
            Optional<Message> hit = page.messages().stream().filter(wanted).findFirst();
            if (hit.isPresent()) {
                return hit;
            }
            cursor = page.next();
        } while (cursor != null && !cursor.isEmpty());
        return Optional.empty();
    }

    private record Page(List<Message> messages, @Nullable String next) {}

    private Page page(String channel, @Nullable String threadTs, String oldest, @Nullable String cursor) {
        if (threadTs == null) {
            var history = calls.ask(m -> m.conversationsHistory(r ->
                    r.channel(channel).oldest(oldest).limit(PAGE).cursor(cursor).includeAllMetadata(true)));
            return new Page(history.getMessages(), next(history.getResponseMetadata()));
        }
        var replies = calls.ask(m -> m.conversationsReplies(r -> r.channel(channel)
                .ts(threadTs)
                .oldest(oldest)
                .limit(PAGE)
                .cursor(cursor)
                .includeAllMetadata(true)));
        return new Page(replies.getMessages(), next(replies.getResponseMetadata()));
    }

    private static @Nullable String next(com.slack.api.model.@Nullable ResponseMetadata metadata) {
        return metadata == null ? null : metadata.getNextCursor();
    }
}
