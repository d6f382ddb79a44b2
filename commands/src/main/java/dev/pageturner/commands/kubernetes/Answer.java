package dev.pageturner.commands.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the API server said, whatever its code. */
record Answer(int code, Map<String, List<String>> headers, byte[] body) {
    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws ApiException unless the code is 2xx */
    Answer orThrow() {
        if (isSuccess()) {
            return this;
        }
        throw failure(code, text());
    }

    /** @throws ApiException unless the code is 2xx and the body a JSON object */
    ObjectNode object() {
        orThrow();
        try {
            if (Json.parse(text()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IllegalArgumentException e) {
            throw ApiException.of(code, "", "the answer is not JSON: " + brief(text()));
        }
        throw ApiException.of(code, "", "the answer is not a JSON object: " + brief(text()));
    }

    static ApiException failure(int code, String body) {
        try {
            if (Json.parse(body) instanceof ObjectNode status && status.has("message")) {
                return ApiException.ofStatus(code, status);
            }
        } catch (IllegalArgumentException e) {
            // Proxies and load balancers in front of the server answer with text.
            return ApiException.of(code, "", brief(body));
        }
        return ApiException.of(code, "", brief(body));
    }

    private static String brief(String text) {
        String line = text.strip();
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }
}
