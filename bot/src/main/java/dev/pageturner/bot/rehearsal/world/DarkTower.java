package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.PracticeWorld;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A platform for video conferences on four nodes: meeting controllers, a global controller, media handlers, their
 * databases, and beep-api next door.
 */
public final class DarkTower implements PracticeWorld {
    public static final String NAMESPACE = "dark-tower";
    public static final String MEETING_CONTROLLER = "meeting-controller";

    private final List<Application> applications;
    private final boolean broken;

    private DarkTower(boolean broken, PodMetrics metrics) {
        this.broken = broken;
        Behaviour server = Behaviour.server();
        this.applications = List.of(
                new MeetingController(metrics),
                new GlobalController(metrics),
                new PlainServer(
                        "/media-handler:",
                        8080,
                        server.using(420, 700),
                        List.of("stream forwarded", "receiver report ok"),
                        metrics),
                new PlainServer("/ac-service:", 8080, server.using(35, 90), List.of("token issued"), metrics),
                new PlainServer(
                        "/beep-api:", 8080, server.using(90, 210), List.of("GET /v1/health 200", "query 200"), metrics),
                new PlainServer("postgres:", 5432, server.using(150, 640), List.of("checkpoint complete"), metrics),
                new PlainServer("redis:", 6379, server.using(40, 120), List.of(), metrics),
                new PlainServer("", 9100, server.using(8, 22), List.of(), metrics));
    }

    /** The platform as it should be. */
    public static DarkTower healthy() {
        return new DarkTower(false, pod -> "");
    }

    /** The platform three minutes after a bad version of meeting-controller was rolled out. */
    public static DarkTower afterBadRelease() {
        return new DarkTower(true, pod -> "");
    }

    /** The same platform, with pods that tell their metrics. */
    public DarkTower telling(PodMetrics metrics) {
        return new DarkTower(broken, metrics);
    }

    /** What the pipeline applies to roll out the version that panics. */
    public static List<ObjectNode> badRelease() {
        return List.of(release("v1.4.3", "release v1.4.3: session snapshots with media layout"));
    }

    private static ObjectNode release(String tag, String cause) {
        return Manifests.release(MEETING_CONTROLLER, tag, cause);
    }

    @Override
    public List<Past> past() {
        List<Past> past = new ArrayList<>();
        past.add(new Past(Duration.ofDays(41), Manifests.read("1-nodes.yaml")));
        past.add(new Past(Duration.ofDays(40), Manifests.read("2-workloads.yaml")));
        past.add(new Past(Duration.ofDays(20), List.of(release("v1.4.1", "release v1.4.1: faster reconnects"))));
        past.add(new Past(Duration.ofDays(6), List.of(release("v1.4.2", "release v1.4.2: smaller session snapshots"))));
        if (broken) {
            past.add(new Past(Duration.ofMinutes(3), badRelease()));
        }
        return past;
    }

    private Optional<Application> running(String image) {
        return applications.stream().filter(a -> a.runs(image)).findFirst();
    }

    @Override
    public Behaviour behaviour(JsonNode pod, String image) {
        return running(image).map(a -> a.behaviour(image)).orElse(Behaviour.server());
    }

    @Override
    public List<Line> log(Run run) {
        return running(run.image()).map(a -> a.log(run)).orElse(List.of());
    }

    @Override
    public Optional<Answer> get(JsonNode pod, int port, String path, Instant now) {
        String image = pod.path("spec").path("containers").path(0).path("image").asText();
        return running(image).flatMap(a -> a.get(pod, port, path, now));
    }
}
