package dev.pageturner.commands.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Approved;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.ObjectReader.Found;
import dev.pageturner.commands.cluster.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patches the scale subresource and waits until as many replicas are there and ready. */
final class ScaleRun {
    private static final int ATTEMPTS = 8;
    private static final long LOOK_MILLIS = 500;

    private final Invocation invocation;
    private final CommandContext context;
    private final RunControl control;
    private final Cluster cluster;

    ScaleRun(Invocation invocation, CommandContext context, RunControl control) {
        this.invocation = invocation;
        this.context = context;
        this.control = control;
        this.cluster = context.systems().cluster(context.user(), context.groups());
    }

    Outcome start(ScalePlan approved) {
        ScalePlan plan = approved;
        for (int attempt = 1; ; attempt++) {
            try {
                patch(plan);
                return follow(plan);
            } catch (ApiException e) {
                if (!e.isConflict() || attempt == ATTEMPTS) {
                    return Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
                }
            } catch (SystemUnreachableException e) {
                return Outcome.of(
                        Status.UNKNOWN,
                        "The connection was lost while " + plan.found().target()
                                + " was scaled; whether it was is not known. " + e.getMessage());
            }
            plan = ScalePlan.make(invocation, context);
            Optional<Outcome> changed = Approved.refusal(control, "scale", plan.fingerprint());
            if (changed.isPresent()) {
                return changed.get();
            }
        }
    }

    private void patch(ScalePlan plan) {
        ObjectNode part = Json.object();
        part.withObjectProperty("metadata").put("resourceVersion", Json.resourceVersion(plan.scale()));
        part.withObjectProperty("spec").put("replicas", plan.to());
        Found found = plan.found();
        cluster.patch(
                found.resource(),
                found.namespace(),
                found.name(),
                Patch.merge(part).on("scale"));
    }

    private Outcome follow(ScalePlan plan) {
        Found found = plan.found();
        String last = "";
        boolean lost = false;
        while (true) {
            try {
                ObjectNode now = cluster.get(found.resource(), found.namespace(), found.name());
                Counts counts = Counts.of(now, cluster, found);
                if (counts.wanted() != plan.to()) {
                    return ended(
                            Status.FAILED,
                            plan,
                            "scaled, but somebody set " + counts.wanted() + " replicas since"
                                    + (plan.warnings().isEmpty()
                                            ? ""
                                            : ": " + plan.warnings().get(0)));
                }
                if (counts.isThere()) {
                    return ended(Status.SUCCEEDED, plan, found.printed() + " scaled");
                }
                lost = false;
                last = found.target() + ": " + counts.text();
                control.progress(last);
            } catch (ApiException e) {
                return ended(Status.FAILED, plan, "scaled, but then: " + e.getMessage());
            } catch (SystemUnreachableException e) {
                lost = true;
                control.progress("Connection lost, trying again. " + e.getMessage());
            }
            if (control.cancelled() || !pause()) {
                return ended(
                        Status.CANCELLED, plan, "Stopped watching; " + found.target() + " goes on. Last seen: " + last);
            }
            if (context.clock().instant().isAfter(control.deadline())) {
                if (lost) {
                    return ended(
                            Status.UNKNOWN,
                            plan,
                            found.target() + " was scaled, but the cluster no longer answers; last seen: " + last);
                }
                return ended(
                        Status.FAILED,
                        plan,
                        "timed out waiting for \"" + found.name() + "\" to be synced; last seen: " + last);
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Outcome ended(Status status, ScalePlan plan, String sentence) {
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
