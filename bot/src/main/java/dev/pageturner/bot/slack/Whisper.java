package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Message;
import org.jspecify.annotations.Nullable;

/** Something that one person only gets to see. */
public record Whisper(String channel, @Nullable String threadTs, String userId, Message message) {}
