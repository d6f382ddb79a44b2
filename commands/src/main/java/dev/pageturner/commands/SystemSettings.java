package dev.pageturner.commands;

import dev.pageturner.commands.kubernetes.KubernetesSettings;
import dev.pageturner.commands.sql.DatabaseLogin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@link ConfiguredSystems} are made of.
 *
 * @param prometheus its base URL; empty when there is none
 * @param alertmanagers their base URLs by name, the same for every cluster; empty where one has none
 * @param databases by the name that {@code sql --database} takes
 */
public record SystemSettings(
        String name,
        KubernetesSettings kubernetes,
        String prometheus,
        Map<String, String> alertmanagers,
        Map<String, DatabaseLogin> databases) {
    public SystemSettings {
        // In the order of the configuration: the first one with a URL is asked when none is named.
        alertmanagers = Collections.unmodifiableMap(new LinkedHashMap<>(alertmanagers));
        databases = Map.copyOf(databases);
    }
}
