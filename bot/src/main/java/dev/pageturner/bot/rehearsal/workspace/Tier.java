package dev.pageturner.bot.rehearsal.workspace;

/** Slack's rate limit tiers. */
enum Tier {
    ONE,
    TWO,
    THREE,
    FOUR,
    /** chat.postMessage: each channel and the whole workspace. */
    POSTING,
    /** Several hundred a minute; not enforced here. */
    SPECIAL
}
