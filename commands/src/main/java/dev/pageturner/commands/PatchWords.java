package dev.pageturner.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads those {@code kubectl patch} command lines for which there is a command: any other patch has none. */
final class PatchWords {
    private static final Set<String> KNATIVE = Set.of("ksvc", "kservice", "services.serving.knative.dev");
    private static final Set<String> PATCH_FLAGS = Set.of("-p", "--patch");
    private static final Set<String> VALUE_FLAGS = Set.of("-n", "--namespace", "--type", "-p", "--patch");

    private final List<String> positionals = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private String patch = "";

    private PatchWords(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String flag = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
            boolean apart = flag.equals(word) && VALUE_FLAGS.contains(word) && i + 1 < words.size();
            String value = apart ? words.get(++i) : word.substring(equals + 1);
            if (!word.startsWith("-")) {
                positionals.add(word);
            } else if (PATCH_FLAGS.contains(flag)) {
                patch = value;
            } else if (!flag.equals("--type")) {
                kept.add(word);
                if (apart) {
                    kept.add(value);
                }
            }
        }
    }

    /** @param words after {@code patch} */
    static Optional<List<String>> toCatalogue(List<String> words) {
        return new PatchWords(words).command();
    }

    private Optional<List<String>> command() {
        String target = String.join("/", positionals);
        int slash = target.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String kind = target.substring(0, slash);
        String name = target.substring(slash + 1);
        try {
            JsonNode body = Json.parse(patch);
            if (KNATIVE.contains(kind)) {
                return traffic(name, body);
            }
            return Resources.CONFIG_MAPS.answersTo(kind) ? setting(name, body) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<List<String>> traffic(String name, JsonNode body) {
        JsonNode traffic = body.at("/spec/traffic");
        boolean one = body.size() == 1 && body.path("spec").size() == 1 && traffic.size() == 1;
        String revision = traffic.path(0).path("revisionName").asText();
        boolean all = traffic.path(0).path("percent").asInt() == 100;
        return one && all && !revision.isEmpty()
                ? Optional.of(with("traffic-rollback", name, "--to-revision=" + revision))
                : Optional.empty();
    }

    private Optional<List<String>> setting(String name, JsonNode body) {
        JsonNode data = body.path("data");
        if (body.size() != 1 || data.size() != 1) {
            return Optional.empty();
        }
        String key = data.fieldNames().next();
        JsonNode value = data.path(key);
        return value.isTextual() || value.isNull()
                ? Optional.of(with(
                        "patch-config", "configmap/" + name, value.isNull() ? key + "-" : key + "=" + value.asText()))
                : Optional.empty();
    }

    private List<String> with(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(kept);
        return all;
    }
}
