package dev.pageturner.bot.slack;

import java.util.Map;
import java.util.Set;

/** Slack's words for what it does not take, and what a person can do about it. */
final class Refusals {
    private static final Set<String> FORM = Set.of(
            "invalid_blocks",
            "invalid_blocks_format",
            "msg_blocks_too_long",
            "msg_too_long",
            "too_many_blocks",
            "blocks_too_many",
            "metadata_too_large",
            "invalid_metadata_format");
    private static final Set<String> GONE = Set.of("message_not_found", "cant_update_message", "edit_window_closed");
    private static final Set<String> PASSING = Set.of(
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "ratelimited");

    private static final Map<String, String> ADVICE = Map.of(
            "channel_not_found", "there is no such channel, or the bot is not in it; invite it with /invite",
            "not_in_channel", "the bot is not in the channel; invite it with /invite",
            "is_archived", "the channel is archived; unarchive it or configure another one",
            "restricted_action", "a workspace setting keeps the bot from posting there",
            "invalid_auth", "the bot token is not valid; check SLACK_BOT_TOKEN",
            "not_authed", "the bot token is missing; check SLACK_BOT_TOKEN",
            "account_inactive", "the bot was removed from the workspace; install it again",
            "token_revoked", "the bot token was revoked; install the bot again",
            "token_expired", "the bot token has expired; set a new SLACK_BOT_TOKEN",
            "missing_scope", "the bot lacks a permission; install it again with the manifest in config/");

    private Refusals() {}

    /** The same words without blocks may be taken. */
    static boolean aboutForm(String error) {
        return FORM.contains(error);
    }

    /** The message that was to be edited is not there any more. */
    static boolean gone(String error) {
        return GONE.contains(error);
    }

    /** Slack's own trouble, over soon. It may have happened after the message was stored. */
    static boolean passing(String error) {
        return PASSING.contains(error);
    }

    static String sentence(String channel, String error) {
        String advice = ADVICE.get(error);
        return "Slack refuses messages to " + channel + " (" + error + ")"
                + (advice == null ? "." : ": " + advice + ".");
    }
}
