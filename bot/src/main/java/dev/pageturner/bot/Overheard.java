package dev.pageturner.bot;

import dev.pageturner.bot.message.FileUpload;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Outbox;
import dev.pageturner.bot.message.Slot;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An outbox whose messages somebody else hears of, too. */
record Overheard(Outbox outbox, Consumer<Message> ear) implements Outbox {
    @Override
    public void put(Slot slot, Message message) {
        ear.accept(message);
        outbox.put(slot, message);
    }

    @Override
    public void putAfter(Slot slot, Message message, Duration patience) {
        outbox.putAfter(slot, message, patience);
    }

    @Override
    public void file(Slot parent, String key, FileUpload file) {
        outbox.file(parent, key, file);
    }

    @Override
    public void whisper(String channel, @Nullable String threadTs, String userId, Message message) {
        outbox.whisper(channel, threadTs, userId, message);
    }
}
