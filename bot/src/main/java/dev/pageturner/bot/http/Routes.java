package dev.pageturner.bot.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which endpoint answers which path and method. */
final class Routes {
    private final Map<String, Map<String, LateEndpoint>> byPath = new LinkedHashMap<>();

    Routes get(String path, Endpoint endpoint) {
        LateEndpoint prompt = LateEndpoint.of(endpoint);
        methods(path).put("GET", prompt);
        methods(path).put("HEAD", prompt);
        return this;
    }

    Routes post(String path, LateEndpoint endpoint) {
        methods(path).put("POST", endpoint);
        return this;
    }

    private Map<String, LateEndpoint> methods(String path) {
        return byPath.computeIfAbsent(path, unknown -> new TreeMap<>());
    }

    boolean knows(String path) {
        return byPath.containsKey(path);
    }

    /** By method; empty for a path that is not here. */
    Map<String, LateEndpoint> at(String path) {
        return byPath.getOrDefault(path, Map.of());
    }
}
