package dev.pageturner.bot.execution;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a command was asked for, which is where it is answered.
 *
 * @param channel Slack channel id
 * @param threadTs the thread there; null: the channel itself, where a thread is begun
 * @param incident the incident whose thread it is; null outside of incidents
 * @param step {@code file#anchor#stepId} when it came from a runbook's button; null when typed
 */
public record Origin(
        String channel,
        @Nullable String threadTs,
        @Nullable UUID incident,
        @Nullable String step) {}
