package dev.pageturner.commands.read;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes quantities such as {@code 250m}, {@code 1.5Gi} and {@code 12345n} as numbers. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)");
    private static final Map<String, Double> FACTORS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("n", 1e-9),
            Map.entry("u", 1e-6),
            Map.entry("m", 1e-3),
            Map.entry("k", 1e3),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9),
            Map.entry("T", 1e12),
            Map.entry("P", 1e15),
            Map.entry("E", 1e18),
            Map.entry("Ki", 1024.0),
            Map.entry("Mi", 1048576.0),
            Map.entry("Gi", 1073741824.0),
            Map.entry("Ti", 1099511627776.0),
            Map.entry("Pi", 1125899906842624.0),
            Map.entry("Ei", 1152921504606846976.0));

    private Quantity() {}

    /** Zero for what is no quantity. */
    static double value(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return 0;
        }
        try {
            return Double.parseDouble(parts.group(1)) * FACTORS.getOrDefault(parts.group(2), 0.0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
