package dev.pageturner.commands.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.change.Follower;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.ObjectReader.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits until as many replicas are there and ready as were asked for. */
final class ScaleRun {
    private final ScalePlan plan;
    private final Run run;
    private String last = "nothing yet";

    ScaleRun(ScalePlan plan, Run run) {
        this.plan = plan;
        this.run = run;
    }

    Outcome follow() {
        String target = plan.found().target();
        Follower.Ended<Outcome> ended = run.follower().poll(this::look);
        return switch (ended.how()) {
            case SETTLED -> ended.found();
            case CANCELLED -> ended(Status.CANCELLED, "Stopped watching; " + target + " goes on. Last seen: " + last);
            case TIMED_OUT ->
                ended(
                        Status.FAILED,
                        "timed out waiting for \"" + plan.found().name() + "\" to be synced; last seen: " + last);
            case LOST ->
                ended(
                        Status.UNKNOWN,
                        target + " was scaled, but the cluster no longer answers: " + ended.why() + " Last seen: "
                                + last);
        };
    }

    private Optional<Outcome> look() {
        Found found = plan.found();
        ObjectNode now = run.cluster().get(found.resource(), found.namespace(), found.name());
        Counts counts = Counts.of(now, run.cluster(), found);
        if (counts.wanted() != plan.to()) {
            String warning =
                    plan.warnings().isEmpty() ? "" : ": " + plan.warnings().get(0);
            return Optional.of(
                    ended(Status.FAILED, "scaled, but somebody set " + counts.wanted() + " replicas since" + warning));
        }
        if (counts.isThere()) {
            return Optional.of(ended(Status.SUCCEEDED, found.printed() + " scaled"));
        }
        last = found.target() + ": " + counts.text();
        run.control().progress(last);
        return Optional.empty();
    }

    private Outcome ended(Status status, String sentence) {
        Found found = plan.found();
        List<String> undo = new ArrayList<>(List.of("scale", found.target()));
        if (!found.namespace().isEmpty()) {
            undo.addAll(List.of("-n", found.namespace()));
        }
        undo.add("--replicas=" + plan.from());
        return new Outcome(status, sentence, null, plan.from() == plan.to() ? List.of() : List.of(undo));
    }

    /** @param ready -1 where the object does not say */
    private record Counts(long wanted, long there, long ready) {
        static Counts of(ObjectNode object, Cluster cluster, Found found) {
            if (!object.at("/spec/replicas").isNumber()) {
                ObjectNode scale = cluster.get(found.resource(), found.namespace(), found.name(), "scale");
                return new Counts(Json.number(scale, "/spec/replicas"), Json.number(scale, "/status/replicas"), -1);
            }
            boolean saysReady = found.resource().group().equals("apps");
            long observed = Json.number(object, "/status/observedGeneration", Long.MAX_VALUE);
            boolean stale = observed < Json.number(object, "/metadata/generation");
            return new Counts(
                    Json.number(object, "/spec/replicas"),
                    stale ? -1 : Json.number(object, "/status/replicas"),
                    saysReady ? Json.number(object, "/status/readyReplicas") : -1);
        }

        boolean isThere() {
            return there == wanted && (ready < 0 || ready == wanted);
        }

        String text() {
            return Math.max(0, there) + " of " + wanted + " replicas are there"
                    + (ready < 0 ? "" : ", " + ready + " ready");
        }
    }
}
