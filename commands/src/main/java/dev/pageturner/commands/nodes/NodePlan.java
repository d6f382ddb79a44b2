package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a drain does with one node. */
record NodePlan(ObjectNode node, List<PodVerdict> pods) {
    NodePlan {
        pods = List.copyOf(pods);
    }

    String name() {
        return Json.name(node);
    }

    boolean isCordoned() {
        return isCordoned(node);
    }

    static boolean isCordoned(ObjectNode node) {
        return node.at("/spec/unschedulable").asBoolean();
    }

    List<PodVerdict> going() {
        return pods.stream().filter(PodVerdict::goes).toList();
    }

    /** kubectl's sentence with the pods grouped by reason; empty when nothing is in the way. */
    Optional<String> refusal() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (PodVerdict verdict : pods) {
            if (verdict.error() != null) {
                byReason.computeIfAbsent(verdict.error(), reason -> new ArrayList<>())
                        .add(verdict.path());
            }
        }
        List<String> errors = new ArrayList<>();
        byReason.forEach((reason, paths) -> errors.add("cannot delete " + reason + ": " + String.join(", ", paths)));
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of("unable to drain node \"" + name() + "\" due to error: " + aggregate(errors));
    }

    /** Several errors as Go's aggregate prints them. */
    static String aggregate(List<String> errors) {
        return errors.size() == 1 ? errors.get(0) : "[" + String.join(", ", errors) + "]";
    }

    /** kubectl's warnings: what is said of pods that are left out or lost, with the pods. */
    List<String> warnings() {
        Map<String, List<String>> byNote = new LinkedHashMap<>();
        for (PodVerdict verdict : pods) {
            verdict.notes().stream()
                    .filter(note -> !note.equals(PodFilters.MIRROR))
                    .forEach(note -> byNote.computeIfAbsent(note, key -> new ArrayList<>())
                            .add(verdict.path()));
        }
        return byNote.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .toList();
    }

    /**
     * Which pods, and what becomes of each. Pods that stay are named without their UID: a DaemonSet's pod that was replaced
     * is no reason to ask again.
     */
    String podsAsText(String action) {
        return pods.stream()
                .map(pod -> pod.goes() ? pod.path() + " " + pod.uid() + " " + action : pod.path() + " skip")
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
