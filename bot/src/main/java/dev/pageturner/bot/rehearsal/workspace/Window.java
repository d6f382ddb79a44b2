package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The part of a history that a call asks for: {@code oldest}, {@code latest}, {@code inclusive}, and the cursor, which stands for one end
 * of it.
 */
record Window(String oldest, String latest, boolean inclusive, String afterCursor, boolean backwards) {
    private static final String LAST = "9999999999.999999";

    /** {@code moving} is the end that pages move: latest when newest come first, oldest when oldest come first. */
    static Window of(ApiCall call, String moving) throws ApiRefusal {
        String latest = call.text("latest").isEmpty() ? LAST : padded(call.text("latest"));
        String oldest = padded(call.text("oldest"));
        return new Window(
                oldest, latest, call.flag("inclusive"), position(call.text("cursor")), moving.equals("latest"));
    }

    List<ObjectNode> filter(List<ObjectNode> messages) {
        return messages.stream()
                .filter(message -> contains(message.path("ts").asText()))
                .toList();
    }

    static String cursor(String ts) {
        return Base64.getEncoder().encodeToString(("next_ts:" + ts).getBytes(StandardCharsets.UTF_8));
    }

    private boolean contains(String ts) {
        boolean inside = inclusive
                ? ts.compareTo(oldest) >= 0 && ts.compareTo(latest) <= 0
                : ts.compareTo(oldest) > 0 && ts.compareTo(latest) < 0;
        int side = afterCursor.isEmpty() ? 0 : ts.compareTo(afterCursor);
        return inside && (afterCursor.isEmpty() || (backwards ? side < 0 : side > 0));
    }

    private static String position(String cursor) throws ApiRefusal {
        if (cursor.isEmpty()) {
            return "";
        }
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith("next_ts:")) {
                return text.substring("next_ts:".length());
            }
        } catch (IllegalArgumentException notBase64) {
            throw new ApiRefusal("invalid_cursor");
        }
        throw new ApiRefusal("invalid_cursor");
    }

    /** Whole seconds are allowed too; ten digits make text comparable. */
    private static String padded(String ts) {
        if (ts.isEmpty() || ts.equals("0")) {
            return "";
        }
        return "0".repeat(Math.max(0, 10 - (ts.indexOf('.') < 0 ? ts.length() : ts.indexOf('.')))) + ts;
    }
}
