package dev.pageturner.commands.kubernetes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request to the API server, its path already escaped. */
record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable String contentType,
        @Nullable String body) {
    static Request get(String path) {
        return new Request("GET", path, Map.of(), Map.of(), null, null);
    }

    static Request of(String method, String path, String contentType, String body) {
        return new Request(method, path, Map.of(), Map.of(), contentType, body);
    }

    /** Adds a parameter; an empty value leaves it out. */
    Request with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Request(method, path, more, headers, contentType, body);
    }

    Request dryRun(boolean on) {
        return with("dryRun", on ? "All" : "");
    }

    Request header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, path, query, more, contentType, body);
    }

    /** Path and query as they go on the wire. */
    String target() {
        StringBuilder target = new StringBuilder(path);
        char separator = path.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            target.append(separator).append(parameter.getKey()).append('=').append(escape(parameter.getValue()));
            separator = '&';
        }
        return target.toString();
    }

    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
