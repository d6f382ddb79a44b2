package dev.pageturner.bot.rehearsal.workspace;

/**
 * How often the bot may call, as Slack's tiers say.
 *
 * @param tier1 calls a minute and method; 0 or less anywhere in here: no limit
 * @param postsPerSecond chat.postMessage, each channel
 * @param postBurst how many posts a channel takes at once before the pace above holds
 * @param postsPerMinute chat.postMessage, the whole workspace
 */
public record RateLimits(
        int tier1, int tier2, int tier3, int tier4, double postsPerSecond, int postBurst, int postsPerMinute) {

    /** Slack's published tiers; the burst and the workspace cap are not published and were chosen on the strict side. */
    public static RateLimits slack() {
        return new RateLimits(1, 20, 50, 100, 1.0, 5, 300);
    }

    /** For tests about something else. */
    public static RateLimits none() {
        return new RateLimits(0, 0, 0, 0, 0, 0, 0);
    }
}
