package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a pod is not what it should be.
 *
 * @param container null when the pod as a whole is meant
 * @param restarted true when the log that matters is that of the container before
 * @param reason in the words of the kubelet or the scheduler
 */
public record PodTrouble(String pod, @Nullable String container, boolean restarted, String reason) {
    private static final Set<String> HARMLESS = Set.of("ContainerCreating", "PodInitializing");
    private static final int LONGEST = 300;

    /** The first trouble of each pod that has one; pods on their way out do not count. */
    public static List<PodTrouble> of(List<ObjectNode> pods) {
        List<PodTrouble> troubles = new ArrayList<>();
        for (ObjectNode pod : pods) {
            if (!Json.isDeleting(pod)) {
                of(pod).ifPresent(troubles::add);
            }
        }
        return troubles;
    }

    static Optional<PodTrouble> of(ObjectNode pod) {
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode status : pod.path("status").path(list)) {
                Optional<String> reason = reason(status);
                if (reason.isPresent()) {
                    boolean restarted = status.path("restartCount").asInt() > 0;
                    return Optional.of(new PodTrouble(
                            Json.name(pod), status.path("name").asText(), restarted, brief(reason.get())));
                }
            }
        }
        return unscheduled(pod)
                .or(() -> failedAsAWhole(pod))
                .map(reason -> new PodTrouble(Json.name(pod), null, false, brief(reason)));
    }

    private static Optional<String> reason(JsonNode status) {
        JsonNode waiting = status.at("/state/waiting");
        String waitingReason = waiting.path("reason").asText();
        if (!waitingReason.isEmpty() && !HARMLESS.contains(waitingReason)) {
            return Optional.of(joined(waitingReason, waiting.path("message").asText())
                    + exit(status.at("/lastState/terminated"), "; before that it ended with "));
        }
        JsonNode terminated = status.at("/state/terminated");
        if (terminated.isObject() && terminated.path("exitCode").asInt() != 0) {
            return Optional.of("ended with " + exit(terminated, "")
                    + (terminated.path("message").asText().isEmpty()
                            ? ""
                            : ": " + terminated.path("message").asText().strip()));
        }
        return Optional.empty();
    }

    private static String exit(JsonNode terminated, String before) {
        return terminated.isObject()
                ? before + "exit code " + terminated.path("exitCode").asInt() + " ("
                        + terminated.path("reason").asText("Error") + ")"
                : "";
    }

    private static Optional<String> unscheduled(ObjectNode pod) {
        return RolloutStatus.condition(pod, "PodScheduled")
                .filter(condition -> condition.path("status").asText().equals("False"))
                .map(condition -> joined(
                        condition.path("reason").asText(),
                        condition.path("message").asText()));
    }

    private static Optional<String> failedAsAWhole(ObjectNode pod) {
        return Json.text(pod, "/status/phase").equals("Failed")
                ? Optional.of(joined(Json.text(pod, "/status/reason"), Json.text(pod, "/status/message")))
                : Optional.empty();
    }

    private static String joined(String reason, String message) {
        return message.isEmpty() ? reason : reason.isEmpty() ? message : reason + ": " + message;
    }

    private static String brief(String reason) {
        String line = reason.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    /** One line for people. */
    public String sentence() {
        return "pod " + pod + (container == null ? "" : ", container " + container) + ": " + reason;
    }

    /** The command that shows more. */
    public List<String> look(String namespace) {
        List<String> words = new ArrayList<>();
        if (container == null) {
            words.addAll(List.of("describe", "pod", pod, "-n", namespace));
        } else {
            words.addAll(List.of("logs", pod, "-c", container, "-n", namespace, "--tail=100"));
            if (restarted) {
                words.add("--previous");
            }
        }
        return words;
    }
}
