package dev.pageturner.commands.alertmanager;

import dev.pageturner.commands.Invocation;
import java.util.Locale;
import java.util.Optional;

/** How amtool prints. */
enum Form {
    SIMPLE,
    EXTENDED,
    JSON;

    /** Empty when there is no such form. */
    static Optional<Form> of(Invocation invocation) {
        return switch (invocation.argument("output", "simple").toLowerCase(Locale.ROOT)) {
            case "simple" -> Optional.of(SIMPLE);
            case "extended" -> Optional.of(EXTENDED);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }

    static String refusal(Invocation invocation) {
        return "--output=" + invocation.argument("output", "") + " is not known; there are simple, extended and json";
    }
}
