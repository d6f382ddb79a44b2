package dev.pageturner.bot.slack;

import org.jspecify.annotations.Nullable;

/** Where a dialog was opened from: Slack does not say it when something is clicked in it. */
record Spot(String channel, @Nullable String threadTs) {
    static Spot of(Place place) {
        return new Spot(place.channel(), place.threadTs());
    }
}
