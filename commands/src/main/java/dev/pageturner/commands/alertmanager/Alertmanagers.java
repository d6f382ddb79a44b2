package dev.pageturner.commands.alertmanager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Alertmanagers of the configuration, by name. */
public final class Alertmanagers {
    private final Map<String, Alertmanager> all = new LinkedHashMap<>();

    /** @param all by the name in the configuration, in its order; those without a url are {@link #withoutUrl} */
    public Alertmanagers(Map<String, ? extends Alertmanager> all) {
        this.all.putAll(all);
    }

    /** @param urls by the name in the configuration, in its order; empty where there is none */
    public static Alertmanagers of(Map<String, String> urls) {
        Map<String, Alertmanager> all = new LinkedHashMap<>();
        urls.forEach((name, url) -> all.put(name, url.isBlank() ? withoutUrl(name) : new OkHttpAlertmanager(url)));
        return new Alertmanagers(all);
    }

    static Alertmanager withoutUrl(String name) {
        return Alertmanager.none("no url is configured for the Alertmanager \"" + name
                + "\"; set url: under alertmanagers in the configuration, or ALERTMANAGER_URL");
    }

    /** @param name null for the first one that has a url */
    public Alertmanager named(@Nullable String name) {
        if (all.isEmpty()) {
            return Alertmanager.none("no Alertmanager is configured to be asked; "
                    + "set alertmanagers: with a url in the configuration, or ALERTMANAGER_URL");
        }
        if (name == null) {
            List<Alertmanager> asked = List.copyOf(all.values());
            return asked.stream()
                    .filter(one -> !(one instanceof NoAlertmanager))
                    .findFirst()
                    .orElse(asked.get(0));
        }
        Alertmanager found = all.get(name);
        return found != null
                ? found
                : Alertmanager.none(
                        "there is no Alertmanager \"" + name + "\"; configured are " + String.join(", ", all.keySet()));
    }
}
