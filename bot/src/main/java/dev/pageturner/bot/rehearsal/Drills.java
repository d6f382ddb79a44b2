package dev.pageturner.bot.rehearsal;

import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.workspace.StoryPanel.Button;
import dev.pageturner.bot.rehearsal.world.DarkTower;
import dev.pageturner.bot.rehearsal.world.FullDisk;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The incidents that a button makes happen. Each breaks something real in the practice world; the alert follows. */
final class Drills {
    private static final int STORM = 200;
    private static final int STORM_NAMESPACES = 8;

    private final PracticeEnvironment environment;

    Drills(PracticeEnvironment environment) {
        this.environment = environment;
    }

    static List<Button> buttons() {
        return List.of(
                new Button(
                        "bad-release",
                        "Roll out the bad version",
                        "meeting-controller v1.4.3 again: it gets ready, then every pod panics. Roll it back."),
                new Button(
                        "full-disk",
                        "Fill a node's disk",
                        "The node has to be drained, and a PodDisruptionBudget is in the way: media-handler needs one"
                                + " replica more first."),
                new Button(
                        "limit",
                        "Exhaust a meeting limit",
                        "Abandoned meetings fill an organization up to its limit. Find it with the SQL steps."),
                new Button(
                        "limit-mend",
                        "Let the database team mend it",
                        "Cancels the abandoned meetings, as remedy A of the runbook would."),
                new Button("storm", "Storm of 200 alerts", "200 pods not ready in eight namespaces, all at once."),
                new Button("calm", "Calm the storm", "Ends those 200 alerts."));
    }

    String press(String button) {
        try {
            return switch (button) {
                case "bad-release" -> badRelease();
                case "full-disk" -> fullDisk();
                case "limit" -> limit();
                case "limit-mend" ->
                    environment.database().cancelAbandoned()
                            + " abandoned meetings were cancelled. The alert resolves within a minute.";
                case "storm" -> storm();
                case "calm" -> calm();
                default -> "There is no such drill.";
            };
        } catch (SQLException e) {
            return "The practice database refused: " + e.getMessage();
        }
    }

    private String badRelease() {
        String image = image();
        if (image.endsWith(":v1.4.3")) {
            return "meeting-controller runs v1.4.3 already: roll it back first.";
        }
        environment.cluster().apply(DarkTower.badRelease());
        return "v1.4.3 is being rolled out. It looks well for a moment; the alert follows in about half a minute.";
    }

    private String image() {
        return Json.text(
                environment
                        .cluster()
                        .store()
                        .get(ResourceTypes.DEPLOYMENTS, DarkTower.NAMESPACE, DarkTower.MEETING_CONTROLLER)
                        .path("spec")
                        .path("template")
                        .path("spec")
                        .path("containers")
                        .path(0),
                "image");
    }

    private String fullDisk() {
        ObjectStore store = environment.cluster().store();
        String node = FullDisk.on(store);
        return "The disk of " + node + " is full. Drain it; the budget of media-handler allows no eviction until"
                + " there is one replica more.";
    }

    private String limit() throws SQLException {
        environment.database().abandonMeetings();
        return "Larkspur Clinics has reached its limit of meetings. The alert follows in about half a minute.";
    }

    private String storm() {
        for (int i = 0; i < STORM; i++) {
            String namespace = "team-" + (char) ('a' + i % STORM_NAMESPACES);
            String pod = "worker-%03d".formatted(i);
            environment
                    .monitoring()
                    .fire(
                            Map.of(
                                    "alertname", "KubePodNotReady",
                                    "namespace", namespace,
                                    "pod", pod,
                                    "severity", "warning",
                                    "cluster", "practice",
                                    "drill", "storm"),
                            Map.of(
                                    "summary",
                                    "Pod has been in a non-ready state",
                                    "description",
                                    "Pod " + namespace + "/" + pod + " has not been ready for a while."));
        }
        return STORM + " alerts fire, grouped into " + STORM_NAMESPACES + " incidents.";
    }

    private String calm() {
        environment.monitoring().end("drill", "storm");
        return "The storm is over; the incidents resolve.";
    }
}
