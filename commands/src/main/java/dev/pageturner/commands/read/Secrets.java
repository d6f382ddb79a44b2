package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** Takes out of an object what nobody may read in a chat. */
final class Secrets {
    private Secrets() {}

    /** Sizes instead of a Secret's values; other objects as they are. Managed fields are left out, as in kubectl. */
    static ObjectNode printable(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (copy.path("kind").asText().equals("Secret")
                    && metadata.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
            }
        }
        if (copy.path("kind").asText().equals("Secret")) {
            hide(copy, "data");
            hide(copy, "stringData");
        }
        return copy;
    }

    private static void hide(ObjectNode secret, String member) {
        if (secret.get(member) instanceof ObjectNode values) {
            values.properties()
                    .forEach(entry -> values.put(
                            entry.getKey(), "<hidden, " + size(entry.getValue().asText()) + " bytes>"));
        }
    }

    static int size(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded).length;
        } catch (IllegalArgumentException e) {
            return encoded.length();
        }
    }
}
