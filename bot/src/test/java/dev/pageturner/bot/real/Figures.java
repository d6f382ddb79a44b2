package dev.pageturner.bot.real;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table for people and as JSON. */
final class Figures {
    private record Row(String what, String measured, String goal, boolean met) {}

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Object> numbers = new LinkedHashMap<>();

    /** A time of many, sorted: 0.5 for the median. */
    static double at(List<Double> samples, double share) {
        List<Double> sorted = samples.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
    }

    void number(String name, double value) {
        numbers.put(name, Math.round(value * 1000) / 1000.0);
    }

    void text(String name, String value) {
        numbers.put(name, value);
    }

    void row(String what, String measured, String goal, boolean met) {
        rows.add(new Row(what, measured, goal, met));
    }

    String table() {
        StringBuilder table = new StringBuilder("| | measured | goal | |\n|---|---|---|---|\n");
        rows.forEach(row -> table.append("| ")
                .append(String.join(" | ", row.what(), row.measured(), row.goal(), row.met() ? "met" : "missed"))
                .append(" |\n"));
        return table.toString();
    }

    void write(Path file) throws IOException {
        numbers.put("table", table().lines().toList());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(numbers) + "\n");
    }
}
