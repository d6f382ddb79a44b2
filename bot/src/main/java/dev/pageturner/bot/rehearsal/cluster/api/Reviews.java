package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;

/** Questions about oneself: on a practice cluster everybody may do everything. */
final class Reviews {
    private Reviews() {}

    static Reply answer(Call call, String resource) {
        if (!call.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        // kubectl asks in protobuf. What it asks makes no difference here, so the question need not be understood.
        ObjectNode review = call.contentType().contains("protobuf") ? blank(resource) : call.object();
        ObjectNode status = review.putObject("status");
        switch (resource) {
            case "selfsubjectaccessreviews" -> status.put("allowed", true).put("reason", "this is a practice cluster");
            case "selfsubjectreviews" -> Json.child(status, "userInfo").put("username", "practice");
            case "selfsubjectrulesreviews" -> {
                ObjectNode rule = status.putArray("resourceRules").addObject();
                for (String field : new String[] {"verbs", "apiGroups", "resources"}) {
                    rule.putArray(field).add("*");
                }
                status.putArray("nonResourceRules");
                status.put("incomplete", false);
            }
            default -> throw ApiError.noSuchPath();
        }
        return Reply.json(201, review);
    }

    private static ObjectNode blank(String resource) {
        boolean who = resource.equals("selfsubjectreviews");
        ObjectNode review = Json.object();
        review.put("apiVersion", who ? "authentication.k8s.io/v1" : "authorization.k8s.io/v1");
        review.put(
                "kind",
                who
                        ? "SelfSubjectReview"
                        : resource.equals("selfsubjectaccessreviews")
                                ? "SelfSubjectAccessReview"
                                : "SelfSubjectRulesReview");
        review.putObject("metadata");
        review.putObject("spec");
        return review;
    }
}
