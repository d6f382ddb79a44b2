package dev.pageturner.runbooks.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 8080:80}, {@code 8080}: local port to remote port. */
final class Ports {
    private static final Pattern PAIR = Pattern.compile("(\\d{1,5})(?::(\\d{1,5}))?");

    private Ports() {}

    static Optional<Map<Integer, Integer>> read(List<String> pairs) {
        Map<Integer, Integer> ports = new LinkedHashMap<>();
        for (String pair : pairs) {
            Matcher matcher = PAIR.matcher(pair);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int local = Integer.parseInt(matcher.group(1));
            String remote = matcher.group(2);
            ports.put(local, remote == null ? local : Integer.parseInt(remote));
        }
        return Optional.of(ports);
    }
}
