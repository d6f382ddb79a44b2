package dev.pageturner.bot.rehearsal.cluster.api;

import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a path means: {@code /apis/apps/v1/namespaces/shop/deployments/web/scale}.
 *
 * @param namespace empty for cluster-wide kinds and for lists over all namespaces
 * @param name empty for lists; may carry scheme and port for proxies: {@code http:web:8080}
 * @param subresource empty for the object itself
 * @param rest what follows a proxy, with its leading slash
 */
record Target(ResourceType type, String namespace, String name, String subresource, String rest) {
    static Target of(String path) {
        List<String> parts = new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
        boolean core = take(parts).equals("api");
        String group = core ? "" : take(parts);
        String version = take(parts);
        String namespace = "";
        if (parts.size() >= 3 && parts.get(0).equals("namespaces") && !own(parts.get(2))) {
            take(parts);
            namespace = take(parts);
        }
        String plural = take(parts);
        ResourceType type = ResourceTypes.find(group, version, plural).orElseThrow(ApiError::noSuchPath);
        String name = take(parts);
        String subresource = take(parts);
        String rest = parts.isEmpty() ? "" : "/" + String.join("/", parts);
        return new Target(type, namespace, name, subresource, rest);
    }

    private static boolean own(String word) {
        return word.equals("status") || word.equals("finalize");
    }

    private static String take(List<String> parts) {
        return parts.isEmpty() ? "" : parts.remove(0);
    }
}
