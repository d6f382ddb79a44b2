package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A change to one object.
 *
 * @param body an array of operations for JSON, else the part to merge; a {@code metadata.resourceVersion} or a
 *     {@code test} operation in it is a precondition
 * @param subresource empty for the object itself
 * @param dryRun true when the server checks it and answers, but stores nothing
 */
public record Patch(Type type, JsonNode body, String subresource, boolean dryRun) {
    public enum Type {
        JSON("application/json-patch+json"),
        MERGE("application/merge-patch+json"),
        STRATEGIC("application/strategic-merge-patch+json");

        private final String mediaType;

        Type(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public static Patch json(JsonNode operations) {
        return new Patch(Type.JSON, operations, "", false);
    }

    public static Patch merge(JsonNode part) {
        return new Patch(Type.MERGE, part, "", false);
    }

    public static Patch strategic(JsonNode part) {
        return new Patch(Type.STRATEGIC, part, "", false);
    }

    public Patch on(String subresource) {
        return new Patch(type, body, subresource, dryRun);
    }

    public Patch dryRun(boolean dryRun) {
        return new Patch(type, body, subresource, dryRun);
    }
}
