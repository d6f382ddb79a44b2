package dev.pageturner.commands.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One kind of object as the API server offers it.
 *
 * @param group empty for the core group
 * @param plural the word in the URL ({@code deployments})
 * @param shortNames other words for it ({@code deploy})
 * @param subresources words after the name in the URL ({@code scale}, {@code eviction})
 */
public record ApiResource(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        Set<String> subresources) {
    public ApiResource {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        subresources = Set.copyOf(subresources);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As kubectl names it where the group matters: {@code deployments.apps}, {@code pods}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** As kubectl prints one object: {@code deployment.apps/web}, {@code pod/web-1}. */
    public String named(String name) {
        return (group.isEmpty() ? singular : singular + "." + group) + "/" + name;
    }

    /** True when somebody who typed {@code word} means this. */
    public boolean answersTo(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals(plural)
                || lower.equals(singular)
                || lower.equals(kind.toLowerCase(Locale.ROOT))
                || shortNames.contains(lower)
                || (!group.isEmpty() && (lower.equals(qualified()) || lower.equals(singular + "." + group)))
                || lower.equals(plural + "." + version + (group.isEmpty() ? "" : "." + group));
    }
}
