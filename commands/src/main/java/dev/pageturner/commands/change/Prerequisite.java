package dev.pageturner.commands.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.util.Optional;

/** The Job that a change waits for: as long as it has not completed, a failed migration above all, the change is refused. */
final class Prerequisite {
    private Prerequisite() {}

    /** Why the change may not be made yet. */
    static Optional<String> refusal(Invocation invocation, Cluster cluster) throws RefusedException {
        String after = invocation.argument("after", "");
        if (after.isEmpty()) {
            return Optional.empty();
        }
        int slash = after.indexOf('/');
        if (slash < 0 || !Resources.JOBS.answersTo(after.substring(0, slash))) {
            throw new RefusedException("only a job can be waited for: write --after=job/NAME");
        }
        String name = after.substring(slash + 1);
        String namespace = invocation.argument("namespace", cluster.defaultNamespace());
        Optional<ObjectNode> job = cluster.find(Resources.JOBS, namespace, name);
        String waits = invocation.command() + " waits for job/" + name;
        if (job.isEmpty()) {
            return Optional.of(waits + ", which has not been started");
        }
        return refusal(waits, job.get());
    }

    private static Optional<String> refusal(String waits, ObjectNode job) {
        for (JsonNode condition : job.at("/status/conditions")) {
            boolean holds = condition.path("status").asText().equals("True");
            String type = condition.path("type").asText();
            if (holds && type.equals("Complete")) {
                return Optional.empty();
            }
            if (holds && type.equals("Failed")) {
                return Optional.of(
                        waits + ", which failed: " + condition.path("reason").asText() + ": "
                                + condition.path("message").asText() + ". It is not done until the job has completed");
            }
        }
        return Optional.of(waits + ", which is still running: " + Json.number(job, "/status/active") + " active, "
                + Json.number(job, "/status/failed") + " failed");
    }
}
