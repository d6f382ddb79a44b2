package dev.pageturner.bot;

import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.bot.incident.Placement;
import java.util.Map;

/** Channel and cluster as the configuration routes them. */
record ConfiguredPlacement(Settings.Slack slack, Clusters clusters) implements Placement {
    @Override
    public String channel(Map<String, String> labels) {
        return slack.routes().stream()
                .filter(route -> labels.entrySet().containsAll(route.match().entrySet()))
                .findFirst()
                .map(Settings.Route::channel)
                .orElse(slack.channel());
    }

    @Override
    public String cluster(Map<String, String> labels) {
        return clusters.of(labels);
    }
}
