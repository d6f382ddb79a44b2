package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What is sent back: either a whole body, or one that keeps coming until the caller goes away. */
sealed interface Reply {
    record Whole(int code, String contentType, byte[] body, int retryAfter) implements Reply {}

    record Stream(String contentType, Writer writer) implements Reply {}

    /** Writes until there is nothing more to come. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    static Reply json(int code, JsonNode body) {
        return new Whole(code, "application/json", body.toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    static Reply text(int code, String contentType, String body) {
        return new Whole(code, contentType, body.getBytes(StandardCharsets.UTF_8), 0);
    }

    static Reply error(ApiError error) {
        byte[] body = error.status().toString().getBytes(StandardCharsets.UTF_8);
        return new Whole(error.code(), "application/json", body, error.retryAfter());
    }
}
