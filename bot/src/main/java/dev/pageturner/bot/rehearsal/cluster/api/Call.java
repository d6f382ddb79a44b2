package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** One request, taken apart. */
record Call(String method, String path, Map<String, String> query, String accept, String contentType, byte[] body) {
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean is(String name) {
        String value = query(name);
        return value.equals("true") || value.equals("1");
    }

    boolean dryRun() {
        String asked = query("dryRun");
        if (!asked.isEmpty() && !asked.equals("All")) {
            throw ApiError.badRequest("Invalid value: \"" + asked + "\": dryRun: supported values: \"All\"");
        }
        return !asked.isEmpty();
    }

    Optional<Integer> number(String name) {
        try {
            return query(name).isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(query(name)));
        } catch (NumberFormatException e) {
            throw ApiError.badRequest("strconv.ParseInt: parsing \"" + query(name) + "\": invalid syntax");
        }
    }

    boolean table() {
        return accept.contains("as=Table");
    }

    boolean metadataOnly() {
        return accept.contains("as=PartialObjectMetadata");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        if (contentType.contains("protobuf") || contentType.contains("cbor")) {
            throw ApiError.unsupportedMedia(contentType);
        }
        try {
            return contentType.contains("yaml") ? Yaml.read(text()) : Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw ApiError.badRequest("the body is not the JSON that it claims to be");
        }
    }

    ObjectNode object() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("the body of the request must be an object");
    }
}
