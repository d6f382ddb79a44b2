package dev.pageturner.runbooks.binding;

import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Placeholder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which label means the same as a blank. A guess would run a command against the wrong thing, so there are none. */
final class Labels {
    /** Where an exporter watches others, its own pod is {@code pod} and the one it talks about {@code exported_pod}. */
    private static final Map<String, List<String>> SAME = Map.of(
            "pod", List.of("exported_pod", "pod", "pod_name", "kubernetes_pod_name"),
            "namespace", List.of("exported_namespace", "namespace", "kubernetes_namespace"),
            "node", List.of("exported_node", "node", "kubernetes_node", "nodename"),
            "deployment", List.of("exported_deployment", "deployment"),
            "container", List.of("exported_container", "container", "container_name"));
    /** Names so general that a label of the same name need not mean it. */
    private static final Set<String> GENERAL = Set.of(
            "name",
            "id",
            "value",
            "key",
            "type",
            "status",
            "version",
            "image",
            "number",
            "n",
            "severity",
            "job",
            "url",
            "file",
            "path",
            "host",
            "user",
            "command",
            "query",
            "label",
            "app",
            "time",
            "resource",
            "kind",
            "object");

    private static final Pattern LABEL =
            Pattern.compile("\\{\\{-?\\s*\\$?\\.?(?:[Ll]abels|CommonLabels)\\.(\\w+)\\s*-?}}");

    private Labels() {}

    static @Nullable String value(Placeholder placeholder, Map<String, String> labels) {
        Matcher direct = LABEL.matcher(placeholder.spelling());
        if (direct.matches()) {
            return labels.get(direct.group(1));
        }
        for (String label : SAME.getOrDefault(placeholder.name(), List.of())) {
            if (labels.containsKey(label)) {
                return labels.get(label);
            }
        }
        String name = placeholder.name().replace('-', '_');
        return GENERAL.contains(placeholder.name()) || SAME.containsKey(placeholder.name()) ? null : labels.get(name);
    }

    static @Nullable String value(Placeholder placeholder, FrontMatter frontMatter) {
        String workload = frontMatter.workload();
        return switch (placeholder.name()) {
            case "namespace" -> frontMatter.namespace();
            case "service" -> frontMatter.service();
            case "deployment" ->
                workload != null && workload.startsWith("deployment/")
                        ? workload.substring("deployment/".length())
                        : null;
            default -> null;
        };
    }
}
