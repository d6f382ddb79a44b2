package dev.pageturner.bot.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which endpoint answers which path and method. */
final class Routes {
    private final Map<String, Map<String, Endpoint>> byPath = new LinkedHashMap<>();

    Routes get(String path, Endpoint endpoint) {
        methods(path).put("GET", endpoint);
        methods(path).put("HEAD", endpoint);
        return this;
    }

    Routes post(String path, Endpoint endpoint) {
        methods(path).put("POST", endpoint);
        return this;
    }

    private Map<String, Endpoint> methods(String path) {
        return byPath.computeIfAbsent(path, unknown -> new TreeMap<>());
    }

    boolean knows(String path) {
        return byPath.containsKey(path);
    }

    /** By method; empty for a path that is not here. */
    Map<String, Endpoint> at(String path) {
        return byPath.getOrDefault(path, Map.of());
    }
}
