package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Deletion;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks once for a pod to go. Every request carries the pod's UID, so that one that was started again under the same name is
 * never hit, and a request that may or may not have arrived can be sent again.
 */
final class Evictor {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final DrainOptions options;

    Evictor(Cluster cluster, DrainOptions options) {
        this.cluster = cluster;
        this.options = options;
    }

    /** @param deleting whether the pod was already being deleted when it was last seen */
    Attempt attempt(PodVerdict pod, boolean deleting) {
        try {
            if (options.disableEviction()) {
                Integer grace = options.graceSeconds() < 0 ? null : options.graceSeconds();
                cluster.delete(Resources.PODS, pod.namespace(), pod.name(), Deletion.ofUid(pod.uid(), grace));
            } else {
                cluster.create(Resources.PODS, pod.namespace(), pod.name(), "eviction", eviction(pod), false);
            }
            return new Attempt.Leaving();
        } catch (ApiException e) {
            return refused(e, pod, deleting);
        } catch (SystemUnreachableException e) {
            return new Attempt.NoContact(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode eviction(PodVerdict pod) {
        ObjectNode body = Json.object().put("apiVersion", "policy/v1").put("kind", "Eviction");
        body.putObject("metadata").put("name", pod.name()).put("namespace", pod.namespace());
        ObjectNode delete = body.putObject("deleteOptions");
        if (options.graceSeconds() >= 0) {
            delete.put("gracePeriodSeconds", options.graceSeconds());
        }
        delete.putObject("preconditions").put("uid", pod.uid());
        return body;
    }

    private Attempt refused(ApiException e, PodVerdict pod, boolean deleting) {
        if (e.isNotFound()) {
            return new Attempt.Gone();
        }
        if (e.isConflict() && isAnother(pod)) {
            return new Attempt.Gone();
        }
        if (e.isTooManyRequests()) {
            Integer seconds = e.retryAfterSeconds();
            return new Attempt.Again(seconds == null ? RETRY : Duration.ofSeconds(Math.max(1, seconds)), blocker(e));
        }
        if (e.isForbidden() && e.hasCause("NamespaceTerminating")) {
            return deleting ? new Attempt.Leaving() : new Attempt.Again(RETRY, e.serverMessage());
        }
        return new Attempt.Failed(e.serverMessage());
    }

    private static String blocker(ApiException e) {
        return e.causes().stream()
                .filter(cause -> cause.reason().equals("DisruptionBudget"))
                .map(ApiException.Cause::message)
                .filter(message -> !message.isEmpty())
                .findFirst()
                .orElse(e.serverMessage());
    }

    private boolean isAnother(PodVerdict pod) {
        Optional<ObjectNode> now = cluster.find(Resources.PODS, pod.namespace(), pod.name());
        return now.isEmpty() || !Json.uid(now.get()).equals(pod.uid());
    }
}
