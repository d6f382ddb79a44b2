package dev.pageturner.commands;

import dev.pageturner.commands.kubernetes.KubernetesSettings;
import dev.pageturner.commands.sql.DatabaseLogin;
import java.util.Map;

/**
 * What {@link ConfiguredSystems} are made of.
 *
 * @param prometheus its base URL; empty when there is none
 * @param databases by the name that {@code sql --database} takes
 */
public record SystemSettings(
        String name, KubernetesSettings kubernetes, String prometheus, Map<String, DatabaseLogin> databases) {
    public SystemSettings {
        databases = Map.copyOf(databases);
    }
}
