package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors, from query parameters and from specs. */
public final class Selector {
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)");
    private static final Pattern EQUAL = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(.*)");

    private Selector() {}

    /** Reads {@code app=web,tier in (a,b),!canary}. */
    public static Predicate<JsonNode> labels(String text) {
        Predicate<Map<String, String>> all = labels -> true;
        for (String part : split(text)) {
            all = all.and(requirement(part));
        }
        Predicate<Map<String, String>> matches = all;
        return object -> matches.test(Json.texts(object, "metadata", "labels"));
    }

    private static Predicate<Map<String, String>> requirement(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            return requirement(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values(set.group(3)));
        }
        Matcher equal = EQUAL.matcher(part);
        if (equal.matches()) {
            String operator = equal.group(2).equals("!=") ? "NotIn" : "In";
            return requirement(equal.group(1), operator, List.of(equal.group(3).trim()));
        }
        if (part.startsWith("!")) {
            return requirement(part.substring(1).trim(), "DoesNotExist", List.of());
        }
        if (!part.matches("[A-Za-z0-9][-A-Za-z0-9_./]*")) {
            throw ApiError.badRequest("unable to parse requirement: found '" + part + "', expected: a label selector");
        }
        return requirement(part, "Exists", List.of());
    }

    private static Predicate<Map<String, String>> requirement(String key, String operator, List<String> values) {
        return switch (operator) {
            case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels -> labels.containsKey(key);
            case "DoesNotExist" -> labels -> !labels.containsKey(key);
            default -> throw ApiError.badRequest("\"" + operator + "\" is not a valid label selector operator");
        };
    }

    /** Reads the selector of a spec: matchLabels with matchExpressions, or the plain map of a Service. */
    public static Predicate<JsonNode> spec(JsonNode selector) {
        boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
        Map<String, String> wanted = plain ? Json.texts(selector) : Json.texts(selector, "matchLabels");
        Predicate<Map<String, String>> all = labels -> labels.entrySet().containsAll(wanted.entrySet());
        for (JsonNode expression : selector.path("matchExpressions")) {
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(v -> values.add(v.asText()));
            all = all.and(requirement(Json.text(expression, "key"), Json.text(expression, "operator"), values));
        }
        Predicate<Map<String, String>> matches = all;
        return object -> matches.test(Json.texts(object, "metadata", "labels"));
    }

    /** Reads {@code spec.nodeName=node-1,status.phase!=Failed}; fields that the kind does not offer are refused. */
    public static Predicate<JsonNode> fields(ResourceType type, String text) {
        Predicate<JsonNode> all = object -> true;
        for (String part : split(text)) {
            Matcher equal = EQUAL.matcher(part);
            if (!equal.matches()) {
                throw ApiError.badRequest("invalid selector: '" + text + "'; can't understand '" + part + "'");
            }
            String field = equal.group(1);
            if (!selectable(type, field)) {
                throw ApiError.badRequest("field label not supported: " + field);
            }
            boolean negated = equal.group(2).equals("!=");
            String value = equal.group(3).trim();
            all = all.and(o -> Json.text(o, field.split("\\.")).equals(value) != negated);
        }
        return all;
    }

    private static boolean selectable(ResourceType type, String field) {
        if (field.equals("metadata.name") || field.equals("metadata.namespace") && type.namespaced()) {
            return true;
        }
        return switch (type.plural()) {
            case "pods" ->
                List.of(
                                "spec.nodeName",
                                "spec.restartPolicy",
                                "spec.schedulerName",
                                "spec.serviceAccountName",
                                "spec.hostNetwork",
                                "status.phase",
                                "status.podIP",
                                "status.nominatedNodeName")
                        .contains(field);
            case "events" ->
                field.startsWith("involvedObject.")
                        || List.of("reason", "type", "source", "reportingComponent")
                                .contains(field);
            case "nodes" -> field.equals("spec.unschedulable");
            case "namespaces" -> field.equals("status.phase");
            case "replicasets", "replicationcontrollers" -> field.equals("status.replicas");
            case "secrets" -> field.equals("type");
            case "jobs" -> field.equals("status.successful");
            default -> false;
        };
    }

    private static List<String> values(String text) {
        return Arrays.stream(text.split(",")).map(String::trim).toList();
    }

    private static List<String> split(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",(?![^(]*\\))")).map(String::trim).toList();
    }
}
