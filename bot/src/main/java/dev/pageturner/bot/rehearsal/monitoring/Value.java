package dev.pageturner.bot.rehearsal.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an expression is worth at one moment. */
sealed interface Value {
    record Scalar(double value) implements Value {}

    record Text(String value) implements Value {}

    record Vector(Map<Map<String, String>, Double> samples) implements Value {
        public Vector {
            samples = new LinkedHashMap<>(samples);
        }
    }
}
