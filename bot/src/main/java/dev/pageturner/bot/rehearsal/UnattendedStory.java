package dev.pageturner.bot.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.IncidentThread.Place;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.workspace.Ack;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceProbe;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceProbe.Submission;
import dev.pageturner.bot.rehearsal.world.DarkTower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays the first incident to its end, as two people at the page would: through the workspace alone, looking at nothing
 * that they could not see.
 */
public final class UnattendedStory {
    private static final String RILEY = "U0RILEY";
    private static final String ALEX = "U0ALICE";
    private static final String REASON = "v1.4.3 panics when it restores meetings; v1.4.2 was well";

    private final WorkspaceProbe probe;
    private final PracticeEnvironment environment;
    private final BooleanSupplier auditVerifies;
    private final Consumer<String> teller;
    private final Clock clock;
    private final IncidentThread thread;
    private Instant begun = Instant.EPOCH;
    private Instant deadline = Instant.EPOCH;

    /** Something in the story did not come about. */
    private static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stuck(String message) {
            super(message);
        }
    }

    /**
     * A story to be told.
     *
     * @param auditVerifies checks the hash chain of the audit trail
     * @param teller gets each line
     */
    public UnattendedStory(
            WorkspaceProbe probe,
            PracticeEnvironment environment,
            BooleanSupplier auditVerifies,
            Consumer<String> teller,
            Clock clock) {
        this.probe = probe;
        this.environment = environment;
        this.auditVerifies = auditVerifies;
        this.teller = teller;
        this.clock = clock;
        this.thread = new IncidentThread(probe, GuidedTour.ALERT);
    }

    /** Plays it; true only if the cluster healed, the alert resolved and the audit trail verifies. */
    public boolean play(Duration patience) {
        begun = clock.instant();
        deadline = begun.plus(patience);
        try {
            threadOpens();
            diagnosticRuns();
            rollbackIsAsked();
            requesterIsRefused();
            approverApproves();
            clusterHeals();
            alertResolves();
            trailVerifies();
            tell("the rehearsal went well");
            return true;
        } catch (Stuck stuck) {
            tell("STUCK: " + stuck.getMessage());
            return false;
        }
    }

    private void threadOpens() {
        JsonNode root = await("the thread about " + GuidedTour.ALERT, thread::root);
        tell("#oncall: " + root.path("text").asText());
    }

    private void diagnosticRuns() {
        Place run = await(
                "a diagnostic that lists the pods",
                () -> thread.button("run-step", "get pods -n dark-tower -l app=meeting-controller"));
        press(RILEY, run);
        tell("Riley runs: kubectl get pods -n dark-tower -l app=meeting-controller");
        await(
                "its answer",
                () -> thread.find(IncidentThread.says("STATUS")
                        .and(IncidentThread.says("RESTARTS"))
                        .and(IncidentThread.says("meeting-controller-"))));
        tell("the answer is in the thread");
    }

    private void rollbackIsAsked() {
        Place ask = await("the rollback of the scenario", () -> rollbackButton());
        press(RILEY, ask);
        JsonNode modal = await("the preview of the rollback", () -> probe.modal(RILEY)
                .filter(view -> !inputs(view).isEmpty()));
        Map<String, String> answers = new HashMap<>();
        inputs(modal).keySet().forEach(actionId -> answers.put(actionId, REASON));
        Submission submission = probe.submit(RILEY, answers);
        if (!submission.errors().isEmpty() || !submission.ack().acknowledged()) {
            throw new Stuck("the request was refused: " + submission.errors() + " "
                    + submission.ack().problem());
        }
        await("the request for approval", () -> thread.button("approve"));
        tell("Riley asks for the rollback: " + REASON);
    }

    private Optional<Place> rollbackButton() {
        return thread.button("run-step", "rollout undo deployment/meeting-controller -n dark-tower", "Roll back");
    }

    /** The plain text inputs of a modal that has to be told a reason. */
    private static Map<String, JsonNode> inputs(JsonNode view) {
        Map<String, JsonNode> inputs = new HashMap<>();
        for (JsonNode block : view.path("blocks")) {
            JsonNode element = block.path("element");
            if (element.path("type").asText().equals("plain_text_input")) {
                inputs.put(element.path("action_id").asText(), element);
            }
        }
        return inputs;
    }

    private void requesterIsRefused() {
        int before = probe.ephemerals(RILEY).size();
        press(RILEY, await("the button to approve", () -> thread.button("approve")));
        JsonNode refusal = await(
                "a refusal for Riley",
                () -> probe.ephemerals(RILEY).stream().skip(before).findFirst());
        tell("Riley may not approve it: "
                + WorkspaceProbe.wholeText(refusal).lines().findFirst().orElse(""));
    }

    private void approverApproves() {
        press(ALEX, await("the button to approve", () -> thread.button("approve")));
        await("the approval on record", () -> thread.find(IncidentThread.says("Approved by")));
        tell("Alex approves");
    }

    private void clusterHeals() {
        await("the rollback to end", () -> thread.find(IncidentThread.says("Done: Roll back")));
        await("every pod to be well", () -> healed() ? Optional.of(true) : Optional.empty());
        tell("the cluster healed: meeting-controller runs v1.4.2, all replicas are available");
    }

    private boolean healed() {
        ObjectNode deployment = environment
                .cluster()
                .store()
                .get(ResourceTypes.DEPLOYMENTS, DarkTower.NAMESPACE, DarkTower.MEETING_CONTROLLER);
        String image = Json.text(
                deployment
                        .path("spec")
                        .path("template")
                        .path("spec")
                        .path("containers")
                        .path(0),
                "image");
        int wanted = Json.number(deployment, 0, "spec", "replicas");
        return image.endsWith(":v1.4.2")
                && Json.number(deployment, 0, "status", "availableReplicas") == wanted
                && Json.number(deployment, 0, "status", "updatedReplicas") == wanted;
    }

    private void alertResolves() {
        await(
                "the alert to end",
                () -> environment.monitoring().firing(GuidedTour.ALERT) ? Optional.empty() : Optional.of(true));
        JsonNode root =
                await("the head of the thread to say so", () -> thread.root().filter(IncidentThread.says("RESOLVED")));
        tell("#oncall: " + root.path("text").asText());
    }

    private void trailVerifies() {
        await("the audit trail to verify", () -> auditVerifies.getAsBoolean() ? Optional.of(true) : Optional.empty());
        tell("the audit trail verifies");
    }

    private void press(String person, Place button) {
        Ack ack = probe.clickIn(person, IncidentThread.CHANNEL, button.ts(), button.blockId(), button.actionId());
        if (!ack.acknowledged()) {
            throw new Stuck("a click was not acknowledged: " + ack.problem());
        }
    }

    private <T> T await(String what, Supplier<Optional<T>> look) {
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (clock.instant().isAfter(deadline)) {
                throw new Stuck("waited in vain for " + what + seen());
            }
            pause();
        }
    }

    private String seen() {
        @Nullable JsonNode root = thread.root().orElse(null);
        return root == null
                ? "; there is no thread"
                : "; the thread's head says: " + root.path("text").asText();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stuck("interrupted");
        }
    }

    private void tell(String line) {
        Duration since = Duration.between(begun, clock.instant());
        teller.accept("%5.1f s  %s".formatted(since.toMillis() / 1000.0, line));
    }
}
