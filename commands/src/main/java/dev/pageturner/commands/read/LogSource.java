package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One container whose log is wanted. */
record LogSource(String namespace, String pod, String container) {
    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

    /** The containers that kubectl would choose. */
    static List<LogSource> of(ObjectNode pod, Question question, List<String> notes)
            throws ClusterRead.RefusedException {
        Set<String> all = new LinkedHashSet<>();
        List.of("initContainers", "containers", "ephemeralContainers").forEach(list -> names(pod, list, all));
        if (question.isOn("all-containers")) {
            return all.stream().map(container -> of(pod, container)).toList();
        }
        String asked = question.argument("container").isEmpty()
                ? question.argument("container-name")
                : question.argument("container");
        if (!asked.isEmpty()) {
            if (!all.contains(asked)) {
                throw new ClusterRead.RefusedException("error: container " + asked + " is not valid for pod "
                        + Json.name(pod) + " out of: " + outOf(pod));
            }
            return List.of(of(pod, asked));
        }
        String annotated = Json.annotation(pod, DEFAULT_CONTAINER);
        if (annotated != null && all.contains(annotated)) {
            return List.of(of(pod, annotated));
        }
        String first = pod.at("/spec/containers/0/name").asText();
        if (all.size() > 1) {
            notes.add("Defaulted container \"" + first + "\" out of: " + outOf(pod));
        }
        return List.of(of(pod, first));
    }

    private static LogSource of(ObjectNode pod, String container) {
        return new LogSource(Json.namespace(pod), Json.name(pod), container);
    }

    private static void names(ObjectNode pod, String list, Set<String> names) {
        for (JsonNode container : pod.path("spec").path(list)) {
            names.add(container.path("name").asText());
        }
    }

    private static String outOf(ObjectNode pod) {
        List<String> names = new ArrayList<>();
        pod.at("/spec/containers").forEach(one -> names.add(one.path("name").asText()));
        pod.at("/spec/ephemeralContainers")
                .forEach(one -> names.add(one.path("name").asText() + " (ephem)"));
        pod.at("/spec/initContainers").forEach(one -> names.add(one.path("name").asText() + " (init)"));
        return String.join(", ", names);
    }
}
