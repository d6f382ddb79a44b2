package dev.pageturner.bot.slack;

import java.time.Duration;

/** What became of a call to Slack. */
public sealed interface Reply {
    /** @param value what was asked for: a message's ts, a view's id; empty where there is nothing to say */
    record Ok(String value) implements Reply {}

    /** Too many calls; nothing was done. */
    record RateLimited(Duration retryAfter) implements Reply {}

    /** No connection came about, so nothing was done. */
    record Unreachable(String detail) implements Reply {}

    /** The call went out and its answer did not come: it may have been done. */
    record Lost(String detail) implements Reply {}

    /** Slack's word for why not; nothing was done. */
    record Refused(String error) implements Reply {}
}
