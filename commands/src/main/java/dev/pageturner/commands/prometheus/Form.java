package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Invocation;
import java.util.Locale;
import java.util.Optional;

/** How an answer is printed. */
enum Form {
    /** For people. */
    TABLE,
    /** As promtool prints it by default. */
    PROMQL,
    /** As promtool prints it with {@code -o json}. */
    JSON,
    /** The answer of Prometheus' HTTP API. */
    API;

    /** Empty when there is no such form. */
    static Optional<Form> of(Invocation invocation) {
        return switch (invocation.argument("output", "table").toLowerCase(Locale.ROOT)) {
            case "table" -> Optional.of(TABLE);
            case "promql" -> Optional.of(PROMQL);
            case "json" -> Optional.of(JSON);
            case "api" -> Optional.of(API);
            default -> Optional.empty();
        };
    }

    static String refusal(Invocation invocation) {
        return "--output=" + invocation.argument("output", "") + " is not known; there are table, promql, json and api";
    }
}
