package dev.pageturner.bot.rehearsal.workspace;

import java.time.Duration;

/** Something that goes wrong with one call of the Web API. */
public sealed interface Fault {
    /** 429 with {@code Retry-After}; nothing is done. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** A page of HTML with this status, as Slack's edge gives; nothing is done. */
    record HttpStatus(int status) implements Fault {}

    /** {@code "ok": false} with this code; nothing is done. */
    record Refused(String code) implements Fault {}

    /** The answer comes this late; the call is done. */
    record Slow(Duration delay) implements Fault {}

    /** The call is done, and the connection is cut in the middle of the answer. */
    record LostAnswer() implements Fault {}

    /** The connection is cut before anything is done. */
    record Cut() implements Fault {}
}
