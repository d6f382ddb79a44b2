package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * kubectl's filters, in its order: the first one that holds a pod back decides, which is why a mirror pod with local storage
 * is skipped and not refused. Unlike kubectl every warning on the way is kept, not only the last one.
 */
final class PodFilters {
    static final String MIRROR = "mirror pod: the kubelet runs it from a file, the API cannot evict it";
    private static final String MIRROR_ANNOTATION = "kubernetes.io/config.mirror";

    private final Cluster cluster;
    private final DrainOptions options;
    private final Instant now;
    /** By namespace and name, whether it could not be read; many pods of a node have the same. */
    private final Map<String, Optional<ApiException>> daemonSets = new HashMap<>();

    PodFilters(Cluster cluster, DrainOptions options, Instant now) {
        this.cluster = cluster;
        this.options = options;
        this.now = now;
    }

    /** What one filter says: go on, keep the pod, or refuse the drain. */
    private sealed interface Step {
        record Pass(List<String> notes) implements Step {}

        record Keep(String note) implements Step {}

        record Refuse(String error) implements Step {}
    }

    private static final Step PASS = new Step.Pass(List.of());

    @FunctionalInterface
    private interface Filter {
        Step judge(ObjectNode pod);
    }

    PodVerdict judge(ObjectNode pod) {
        List<Filter> filters =
                List.of(this::deleted, this::daemonSet, this::mirror, this::localStorage, this::unmanaged);
        List<String> notes = new ArrayList<>();
        for (Filter filter : filters) {
            Step step = filter.judge(pod);
            if (step instanceof Step.Keep keep) {
                return new PodVerdict(pod, false, List.of(keep.note()), null);
            } else if (step instanceof Step.Refuse refuse) {
                return new PodVerdict(pod, false, List.of(refuse.error()), refuse.error());
            }
            notes.addAll(((Step.Pass) step).notes());
        }
        return new PodVerdict(pod, true, notes, null);
    }

    private Step deleted(ObjectNode pod) {
        return isLongDeleted(pod, options, now)
                ? new Step.Keep("being deleted for longer than " + options.skipDeletedAfterSeconds() + " seconds")
                : PASS;
    }

    /** Counted from the deletion timestamp, which is the end of the grace period, in whole seconds. */
    static boolean isLongDeleted(JsonNode pod, DrainOptions options, Instant now) {
        return options.skipDeletedAfterSeconds() > 0
                && Json.isDeleting(pod)
                && now.getEpochSecond() - deletion(pod).getEpochSecond() > options.skipDeletedAfterSeconds();
    }

    private static Instant deletion(JsonNode pod) {
        return Instant.parse(Json.text(pod, "/metadata/deletionTimestamp"));
    }

    private Step daemonSet(ObjectNode pod) {
        JsonNode controller = Json.controller(pod);
        boolean byDaemonSet = controller.path("kind").asText().equals("DaemonSet")
                && controller.path("apiVersion").asText().equals("apps/v1");
        if (!byDaemonSet || isFinished(pod)) {
            return PASS;
        }
        Optional<ApiException> missing =
                daemonSet(Json.namespace(pod), controller.path("name").asText());
        if (missing.isPresent()) {
            String message = missing.get().serverMessage();
            boolean orphan = missing.get().isNotFound() && options.force();
            return orphan ? new Step.Pass(List.of(message)) : new Step.Refuse(message);
        }
        return options.ignoreDaemonSets()
                ? new Step.Keep("ignoring DaemonSet-managed Pods")
                : new Step.Refuse("DaemonSet-managed Pods (use --ignore-daemonsets to ignore)");
    }

    private Optional<ApiException> daemonSet(String namespace, String name) {
        return daemonSets.computeIfAbsent(namespace + "/" + name, key -> {
            try {
                cluster.get(Resources.DAEMON_SETS, namespace, name);
                return Optional.empty();
            } catch (ApiException e) {
                return Optional.of(e);
            }
        });
    }

    private Step mirror(ObjectNode pod) {
        return Json.annotation(pod, MIRROR_ANNOTATION) == null ? PASS : new Step.Keep(MIRROR);
    }

    private Step localStorage(ObjectNode pod) {
        if (isFinished(pod) || !hasEmptyDir(pod)) {
            return PASS;
        }
        return options.deleteEmptyDirData()
                ? new Step.Pass(List.of("deleting Pods with local storage"))
                : new Step.Refuse("Pods with local storage (use --delete-emptydir-data to override)");
    }

    private static boolean hasEmptyDir(ObjectNode pod) {
        for (JsonNode volume : pod.at("/spec/volumes")) {
            if (volume.path("emptyDir").isObject()) {
                return true;
            }
        }
        return false;
    }

    private Step unmanaged(ObjectNode pod) {
        if (isFinished(pod) || Json.controller(pod).isObject()) {
            return PASS;
        }
        return options.force()
                ? new Step.Pass(List.of("deleting Pods that declare no controller"))
                : new Step.Refuse("Pods that declare no controller (use --force to override)");
    }

    static boolean isFinished(JsonNode pod) {
        String phase = Json.text(pod, "/status/phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }
}
