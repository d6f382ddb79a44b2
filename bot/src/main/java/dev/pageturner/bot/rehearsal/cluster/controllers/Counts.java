package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;

/** Numbers that may be a percentage of something. */
final class Counts {
    private Counts() {}

    /** {@code 2}, or {@code 25%} of a total, rounded up or down. */
    static int of(JsonNode value, int total, boolean up) {
        if (value.isTextual() && value.asText().endsWith("%")) {
            String percent = value.asText().substring(0, value.asText().length() - 1);
            double share = Integer.parseInt(percent) * total / 100.0;
            return (int) (up ? Math.ceil(share) : Math.floor(share));
        }
        return value.asInt(0);
    }
}
