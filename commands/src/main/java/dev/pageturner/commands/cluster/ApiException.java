package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The API server refused. {@link #getMessage} is what kubectl would print. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final String serverMessage;
    private final transient List<Cause> causes;
    private final @Nullable Integer retryAfterSeconds;

    /** @param reason such as {@code DisruptionBudget} or {@code NamespaceTerminating} */
    public record Cause(String reason, String field, String message) {}

    private ApiException(
            String printed,
            int code,
            String reason,
            String serverMessage,
            List<Cause> causes,
            @Nullable Integer retryAfterSeconds) {
        super(printed);
        this.code = code;
        this.reason = reason;
        this.serverMessage = serverMessage;
        this.causes = List.copyOf(causes);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** From an answer's code and its {@code Status} object. */
    public static ApiException ofStatus(int code, JsonNode status) {
        JsonNode details = status.path("details");
        List<Cause> causes = new ArrayList<>();
        for (JsonNode cause : details.path("causes")) {
            causes.add(new Cause(
                    cause.path("reason").asText(),
                    cause.path("field").asText(),
                    cause.path("message").asText()));
        }
        String reason = status.path("reason").asText();
        String message = status.path("message").asText("the server answered " + code);
        Integer retryAfter = details.has("retryAfterSeconds")
                ? details.path("retryAfterSeconds").asInt()
                : null;
        return new ApiException(
                printed(code, reason, message, details, causes), code, reason, message, causes, retryAfter);
    }

    public static ApiException of(int code, String reason, String message) {
        return new ApiException(
                printed(code, reason, message, com.fasterxml.jackson.databind.node.NullNode.getInstance(), List.of()),
                code,
                reason,
                message,
                List.of(),
                null);
    }

    /** There is no such type of object; kubectl says so itself, without asking the server. */
    public static ApiException noSuchType(String word) {
        String message = "the server doesn't have a resource type \"" + word + "\"";
        return new ApiException("error: " + message, 404, "NotFound", message, List.of(), null);
    }

    private static String printed(int code, String reason, String message, JsonNode details, List<Cause> causes) {
        if (code == 401) {
            return "error: You must be logged in to the server (" + (message.isEmpty() ? reason : message) + ")";
        }
        if (code == 422 && reason.equals("Invalid") && !causes.isEmpty()) {
            String what = details.path("kind").asText().isEmpty()
                    ? "The request is invalid"
                    : "The " + details.path("kind").asText() + " \""
                            + details.path("name").asText() + "\" is invalid";
            return what + ": " + causes.stream().map(ApiException::line).collect(Collectors.joining("\n* "));
        }
        return reason.isEmpty() ? "Error from server: " + message : "Error from server (" + reason + "): " + message;
    }

    private static String line(Cause cause) {
        return cause.field().isEmpty() ? cause.message() : cause.field() + ": " + cause.message();
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** The server's own sentence, without kubectl's prefix. */
    public String serverMessage() {
        return serverMessage;
    }

    public List<Cause> causes() {
        return causes;
    }

    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public boolean isNotFound() {
        return code == 404;
    }

    /** Somebody else changed it in between, or a precondition does not hold. */
    public boolean isConflict() {
        return code == 409;
    }

    public boolean isForbidden() {
        return code == 403;
    }

    /** The position of a watch or a list's continue token is too old. */
    public boolean isExpired() {
        return code == 410;
    }

    public boolean isTooManyRequests() {
        return code == 429;
    }

    /** The server is busy or in trouble: the same request may well be answered a little later. */
    public boolean isPassing() {
        return code >= 500 || isTooManyRequests();
    }

    public boolean hasCause(String causeReason) {
        return causes.stream().anyMatch(cause -> cause.reason().equals(causeReason));
    }
}
