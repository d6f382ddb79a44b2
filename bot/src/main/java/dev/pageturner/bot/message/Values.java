package dev.pageturner.bot.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** What a button carries: everything its handler needs to find its way after a restart, as a JSON list of texts. */
public final class Values {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Values() {}

    public static String of(String... values) {
        return of(List.of(values));
    }

    public static String of(List<String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always are JSON", e);
        }
    }

    /** Empty when it is not one of ours. */
    public static List<String> read(String value) {
        try {
            return List.of(JSON.readValue(value, String[].class));
        } catch (JsonProcessingException | NullPointerException e) {
            return List.of();
        }
    }

    /** Slack takes no longer ones; such a button is left out. */
    public static boolean fits(String value) {
        return value.length() <= Limits.VALUE;
    }
}
