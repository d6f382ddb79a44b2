package dev.pageturner.bot.slack;

import dev.pageturner.bot.base.Person;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody clicked or typed, which is where they look for an answer.
 *
 * @param threadTs null in the channel itself
 * @param responseUrl Slack's own way back to the person; null where it gave none
 * @param triggerId opens a dialog within three seconds; null where nothing can
 * @param viewId of the dialog that it happened in; null in a message
 */
record Place(
        Person who,
        String channel,
        @Nullable String threadTs,
        @Nullable String responseUrl,
        @Nullable String triggerId,
        @Nullable String viewId) {}
