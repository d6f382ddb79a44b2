package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.util.List;

/** Jobs: pods until enough of them have succeeded, or too many have failed. */
final class Jobs implements Controller {
    private static final String COMPONENT = "job-controller";

    private final ObjectStore store;
    private final Events events;

    Jobs(ObjectStore store, Events events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public void tick() {
        for (ObjectNode job : store.list(ResourceTypes.JOBS, "")) {
            if (!Json.deleting(job) && !done(job)) {
                select(job);
            }
        }
    }

    private static boolean done(ObjectNode job) {
        return !Json.condition(job, "Complete").isMissingNode()
                || !Json.condition(job, "Failed").isMissingNode();
    }

    private void select(ObjectNode job) {
        if (!Json.at(job, "spec", "selector").isObject()) {
            store.edit(ResourceTypes.JOBS, job, j -> {
                Json.child(j, "spec", "selector", "matchLabels").put("batch.kubernetes.io/controller-uid", Json.uid(j));
                ObjectNode labels = Json.child(j, "spec", "template", "metadata", "labels");
                labels.put("batch.kubernetes.io/controller-uid", Json.uid(j)).put("job-name", Json.name(j));
                labels.put("batch.kubernetes.io/job-name", Json.name(j));
            });
            return;
        }
        List<ObjectNode> pods = Pods.of(store, ResourceTypes.JOBS, job);
        int succeeded = phase(pods, "Succeeded");
        int failed = phase(pods, "Failed");
        int active = (int) pods.stream().filter(Pods::active).count();
        int left = Json.number(job, 1, "spec", "completions") - succeeded;
        boolean hopeless = failed > Json.number(job, 6, "spec", "backoffLimit");
        int wanted = Math.min(left, Json.number(job, 1, "spec", "parallelism"));
        for (int i = active;
                i < wanted && !hopeless && !Json.at(job, "spec", "suspend").asBoolean();
                i++) {
            ObjectNode pod = store.create(ResourceTypes.PODS, Pods.fromTemplate(ResourceTypes.JOBS, job), false);
            events.normal(job, COMPONENT, "SuccessfulCreate", "Created pod: " + Json.name(pod));
        }
        status(job, succeeded, failed, active, left <= 0, hopeless);
    }

    private static int phase(List<ObjectNode> pods, String phase) {
        return (int) pods.stream()
                .filter(p -> Json.text(p, "status", "phase").equals(phase))
                .count();
    }

    private void status(ObjectNode job, int succeeded, int failed, int active, boolean complete, boolean hopeless) {
        store.edit(ResourceTypes.JOBS, job, j -> {
            ObjectNode status = Json.child(j, "status");
            String now = Times.format(store.now());
            if (!status.has("startTime")) {
                status.put("startTime", now);
            }
            status.put("succeeded", succeeded)
                    .put("failed", failed)
                    .put("active", active)
                    .put("ready", active);
            if (complete) {
                status.put("completionTime", now);
            }
            if (complete || hopeless) {
                ObjectNode condition = Json.children(status, "conditions").addObject();
                condition.put("type", complete ? "Complete" : "Failed").put("status", "True");
                condition.put("reason", complete ? "CompletionsReached" : "BackoffLimitExceeded");
                condition.put("lastProbeTime", now).put("lastTransitionTime", now);
            }
        });
        if (complete) {
            events.normal(job, COMPONENT, "Completed", "Job completed");
        }
    }
}
