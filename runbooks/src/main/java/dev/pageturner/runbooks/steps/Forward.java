package dev.pageturner.runbooks.steps;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a port-forward makes of localhost.
 *
 * @param target {@code deployment/meeting-controller}
 * @param ports local port to remote port
 * @param scope {@code [-n, NAMESPACE]} or nothing
 */
record Forward(String target, Map<Integer, Integer> ports, List<String> scope) {
    Forward {
        ports = Map.copyOf(ports);
        scope = List.copyOf(scope);
    }

    @Nullable
    Integer remote(int local) {
        return ports.get(local);
    }

    /** The name without its kind, which stands for the host in a URL. */
    String host() {
        return target.substring(target.indexOf('/') + 1);
    }
}
