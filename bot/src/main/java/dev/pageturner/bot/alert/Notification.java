package dev.pageturner.bot.alert;

import java.util.List;
import java.util.Map;

/**
 * What Alertmanager posted, normalised.
 *
 * @param source name of the Alertmanager in the configuration
 * @param receiver without Alertmanager's regexp quoting
 * @param truncatedAlerts how many alerts Alertmanager left out
 */
public record Notification(
        String source,
        String receiver,
        String groupKey,
        boolean firing,
        Map<String, String> groupLabels,
        Map<String, String> commonLabels,
        Map<String, String> commonAnnotations,
        String externalUrl,
        int truncatedAlerts,
        List<Alert> alerts) {
    public Notification {
        groupLabels = Map.copyOf(groupLabels);
        commonLabels = Map.copyOf(commonLabels);
        commonAnnotations = Map.copyOf(commonAnnotations);
        alerts = List.copyOf(alerts);
    }
}
