package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that the API refuses, with the v1.Status that says so. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient ObjectNode status;

    private ApiError(int code, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        status.put("code", code);
    }

    public int code() {
        return code;
    }

    public ObjectNode status() {
        return status;
    }

    public ApiError details(ResourceType type, String name) {
        ObjectNode details = Json.child(status, "details");
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", status.path("reason").asText().equals("Invalid") ? type.kind() : type.plural());
        return this;
    }

    public ApiError cause(String reason, String field, String message) {
        ObjectNode cause =
                Json.children(Json.child(status, "details"), "causes").addObject();
        cause.put("reason", reason).put("message", message);
        if (!field.isEmpty()) {
            cause.put("field", field);
        }
        return this;
    }

    public ApiError retryAfter(int seconds) {
        Json.child(status, "details").put("retryAfterSeconds", seconds);
        return this;
    }

    /** Seconds for the Retry-After header; 0 when there is none. */
    public int retryAfter() {
        return Json.number(status, 0, "details", "retryAfterSeconds");
    }

    public static ApiError notFound(ResourceType type, String name) {
        return new ApiError(404, "NotFound", type.qualified() + " \"" + name + "\" not found").details(type, name);
    }

    public static ApiError noSuchPath() {
        ApiError error = new ApiError(404, "NotFound", "the server could not find the requested resource");
        Json.child(error.status, "details");
        return error;
    }

    public static ApiError alreadyExists(ResourceType type, String name) {
        return new ApiError(409, "AlreadyExists", type.qualified() + " \"" + name + "\" already exists")
                .details(type, name);
    }

    public static ApiError conflict(ResourceType type, String name, String why) {
        String message = "Operation cannot be fulfilled on " + type.qualified() + " \"" + name + "\": " + why;
        return new ApiError(409, "Conflict", message).details(type, name);
    }

    public static ApiError modified(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiError invalid(ResourceType type, String name, String field, String why) {
        String message = type.qualifiedKind() + " \"" + name + "\" is invalid: " + field + ": " + why;
        String reason = why.startsWith("Required") ? "FieldValueRequired" : "FieldValueInvalid";
        return new ApiError(422, "Invalid", message).details(type, name).cause(reason, field, why);
    }

    public static ApiError badRequest(String message) {
        return new ApiError(400, "BadRequest", message);
    }

    /** A patch that cannot be applied. */
    public static ApiError unprocessable(String message) {
        return new ApiError(422, "Invalid", message);
    }

    public static ApiError unauthorized() {
        return new ApiError(401, "Unauthorized", "Unauthorized");
    }

    public static ApiError methodNotAllowed() {
        return new ApiError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public static ApiError unsupportedMedia(String type) {
        return new ApiError(415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + type);
    }

    public static ApiError expired(String message) {
        return new ApiError(410, "Expired", message);
    }

    public static ApiError tooManyRequests(String message) {
        return new ApiError(429, "TooManyRequests", message);
    }

    public static ApiError forbidden(ResourceType type, String name, String why) {
        return new ApiError(403, "Forbidden", type.qualified() + " \"" + name + "\" is forbidden: " + why)
                .details(type, name);
    }

    public static ApiError unavailable(String message) {
        return new ApiError(503, "ServiceUnavailable", message);
    }

    public static ApiError internal(String message) {
        return new ApiError(500, "InternalError", "Internal error occurred: " + message);
    }
}
