package dev.pageturner.commands.beside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.beside.StillCluster.Place;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random nodes, each from its own fixed seed: the preview names the pods that {@code kubectl drain --dry-run} does. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class RandomNodesTest {
    private static final int NODES = 48;
    private static final int FLAG_SETS = 4;
    private static final Pattern GOING = Pattern.compile("^(?:evicting|deleting) pod [^/]+/(\\S+)");

    private static final Map<Integer, Future<List<Drill>>> DRILLS = new TreeMap<>();
    private static StillCluster still;

    /** What both would do with one node: the pods that go, or the reasons why none does. */
    private record Drill(String line, boolean refused, Set<String> theirs, Set<String> ours) {}

    @BeforeAll
    static void start() {
        still = new StillCluster("random");
        seeds().forEach(seed -> DRILLS.put(seed, still.submit(place -> drills(new RandomNode(seed), place))));
    }

    @AfterAll
    static void stop() {
        still.close();
    }

    static List<Integer> seeds() {
        return IntStream.rangeClosed(1, NODES).boxed().toList();
    }

    /** Nothing is changed, so one node does for both and for all flags. */
    private static List<Drill> drills(RandomNode random, Place place) {
        Side side = Side.both(place.name()).get(0);
        NodeWorld world = random.world();
        try {
            world.stand(place.cluster(), side);
            Comparison.settle(world, place.cluster(), side);
            List<Drill> drills = new ArrayList<>();
            for (int i = 0; i < FLAG_SETS; i++) {
                String line = "drain NODE --timeout=1s " + random.flags();
                drills.add(drill(place, side, line));
            }
            return drills;
        } finally {
            world.clear(place.cluster(), side);
        }
    }

    private static Drill drill(Place place, Side side, String line) {
        // Past the eviction API kubectl's try on the server names no pod.
        String dryRun = line.contains("--disable-eviction") ? "client" : "server";
        Kubectl kubectl = ControlPlane.kubectlLine(side.fill(line) + " --dry-run=" + dryRun);
        String err = side.plain(kubectl.err());
        boolean refused = err.contains("cannot delete ");
        Set<String> theirs = refused ? Set.copyOf(Theirs.refused(err)) : going(side.plain(kubectl.out()));
        return new Drill(line, refused, theirs, ours(place, side, line));
    }

    private static Set<String> going(String out) {
        return out.lines()
                .map(GOING::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ours(Place place, Side side, String line) {
        Preview preview = new Trial(place.cluster()).preview(side.fill(line));
        return preview.allowed()
                ? preview.changes().stream()
                        .filter(change -> change.action().equals("evict")
                                || change.action().equals("delete"))
                        .map(change -> side.plain(change.name()))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.copyOf(Theirs.refused(side.plain(String.valueOf(preview.refusal()))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void namesTheSamePods(int seed) throws ExecutionException, InterruptedException {
        for (Drill drill : DRILLS.get(seed).get()) {
            assertThat(drill.ours()).as(drill.line()).isEqualTo(drill.theirs());
        }
    }

    @Test
    void manyAreRefusedAndManyAreNot() throws ExecutionException, InterruptedException {
        List<Drill> all = new ArrayList<>();
        for (Future<List<Drill>> drills : DRILLS.values()) {
            all.addAll(drills.get());
        }
        long refused = all.stream().filter(Drill::refused).count();
        long going = all.stream()
                .filter(drill -> !drill.refused() && !drill.theirs().isEmpty())
                .count();
        System.out.println(all.size() + " drains of random nodes: " + refused + " refused, " + going + " of some pods");
        assertThat(List.of(refused, going)).allMatch(count -> count >= all.size() / 5);
    }
}
