package dev.pageturner.commands.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static final String OWNED =
            ", \"ownerReferences\": [{\"apiVersion\": \"apps/v1\", \"kind\": \"%s\", \"name\": \"%s\", \"uid\": \"o\", \"controller\": true}]";

    private final NodeFake cluster = new NodeFake();

    @BeforeEach
    void makeNode() {
        cluster.with(Resources.NODES, "{\"metadata\": {\"name\": \"n1\", \"uid\": \"n\"}, \"spec\": {}}");
    }

    private void pod(String name, String metadata, String spec, String phase) {
        cluster.with(
                Resources.PODS,
                ("{\"metadata\": {\"name\": \"%s\", \"namespace\": \"shop\", \"uid\": \"uid-%s\"%s},"
                                + " \"spec\": {\"nodeName\": \"n1\"%s}, \"status\": {\"phase\": \"%s\"}}")
                        .formatted(name, name, metadata, spec, phase));
    }

    private void owned(String name) {
        pod(name, OWNED.formatted("ReplicaSet", "web"), "", "Running");
    }

    /** A hundred times as fast as the wall clock, so that nobody waits for retries. */
    private static final class FastClock extends Clock {
        private final Instant start = Instant.parse("2026-11-21T12:00:00Z");
        private final long nanos = System.nanoTime();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return start.plusNanos(100 * (System.nanoTime() - nanos));
        }
    }

    private final Clock clock = new FastClock();

    private CommandContext context() {
        return new FakeSystems().with(cluster).context(clock);
    }

    private Parsed.Ok parse(String flags) {
        return (Parsed.Ok)
                Catalogue.standard().parse(List.of(("drain n1 " + flags).strip().split("\\s+")));
    }

    private Preview preview(String flags) {
        return new DrainCommand().preview(parse(flags).invocation(), context());
    }

    private Outcome run(String flags) {
        return new DrainCommand()
                .run(
                        parse(flags).invocation(),
                        context(),
                        new TestRun(
                                preview(flags).fingerprint(), clock.instant().plus(Duration.ofHours(1))));
    }

    private List<String> actions(String flags) {
        return preview(flags).changes().stream()
                .filter(change -> change.resource().equals("pods"))
                .map(Change::action)
                .toList();
    }

    @Test
    void aDaemonSetThatIsMissingIsRefusedUntilForced() {
        pod("agent", OWNED.formatted("DaemonSet", "gone"), "", "Running");
        assertThat(preview("--ignore-daemonsets").refusal())
                .isEqualTo(
                        "unable to drain node \"n1\" due to error: cannot delete daemonsets.apps \"gone\" not found: shop/agent");
        assertThat(actions("--ignore-daemonsets --force")).containsExactly("evict");
        assertThat(preview("--force").warnings()).containsExactly("daemonsets.apps \"gone\" not found: shop/agent");
    }

    @Test
    void aFinishedPodOfADaemonSetIsEvicted() {
        pod("agent", OWNED.formatted("DaemonSet", "gone"), "", "Failed");
        assertThat(actions("")).containsExactly("evict");
    }

    @Test
    void everyWarningIsKeptNotOnlyTheLast() {
        pod("bare", "", ", \"volumes\": [{\"emptyDir\": {}}]", "Running");
        assertThat(preview("--force --delete-emptydir-data").warnings())
                .containsExactly(
                        "deleting Pods with local storage: shop/bare",
                        "deleting Pods that declare no controller: shop/bare");
    }

    @Test
    void skipsPodsThatAreBeingDeletedForStrictlyLonger() {
        String since = clock.instant().minusSeconds(1000).toString();
        pod("old", ", \"deletionTimestamp\": \"" + since + "\"", "", "Running");
        assertThat(actions("--skip-wait-for-delete-timeout=500")).containsExactly("skip");
        assertThat(preview("--skip-wait-for-delete-timeout=100000").refusal()).contains("declare no controller");
        assertThat(preview("").refusal()).contains("declare no controller");
    }

    @Test
    void triesABlockedPodAgainAndSaysWhatBlocksIt() {
        owned("a");
        AtomicInteger count = new AtomicInteger();
        cluster.evictions(pod -> count.incrementAndGet() < 3 ? Optional.of(tooMany()) : Optional.empty());
        Outcome outcome = run("");
        assertThat(outcome.sentence()).isEqualTo("node/n1 drained");
        assertThat(cluster.asked()).hasSize(3);
    }

    private static ApiException tooMany() {
        return ApiException.ofStatus(
                429,
                Json.parse(
                        "{\"reason\": \"TooManyRequests\", \"message\": \"Cannot evict pod\", \"details\": {\"causes\":"
                                + " [{\"reason\": \"DisruptionBudget\", \"message\": \"The disruption budget b needs 2 healthy pods\"}]}}"));
    }

    @Test
    void keepsItsTimeoutAndSaysWhichBudgetWasInTheWay() {
        owned("a");
        owned("b");
        cluster.evictions(pod -> pod.equals("a") ? Optional.of(tooMany()) : Optional.empty());
        Outcome outcome = run("--timeout=20s");
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence())
                .isEqualTo(
                        "unable to drain node \"n1\" due to error: error when evicting pods/\"a\" -n \"shop\": global"
                                + " timeout reached: 20s (The disruption budget b needs 2 healthy pods)");
        assertThat(String.valueOf(outcome.output())).contains("There are pending pods in node \"n1\":\npod/a\n");
    }

    @Test
    void oneEvictionThatFailsDoesNotStopTheOthers() {
        owned("a");
        owned("b");
        cluster.evictions(
                pod -> pod.equals("a") ? Optional.of(ApiException.of(500, "InternalError", "boom")) : Optional.empty());
        Outcome outcome = run("");
        assertThat(outcome.sentence())
                .isEqualTo(
                        "unable to drain node \"n1\" due to error: error when evicting pods/\"a\" -n \"shop\": boom");
        assertThat(cluster.asked()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aConnectionThatIsLostForLongIsUnknown() {
        owned("a");
        cluster.evictions(pod -> {
            cluster.goneAway(true);
            return Optional.of(tooMany());
        });
        Outcome outcome = run("");
        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence()).startsWith("the cluster stopped answering while node/n1 was drained: 0 of 1");
    }

    @Test
    void refusesToRunWithoutAnApproval() {
        owned("a");
        Outcome outcome = new DrainCommand().run(parse("").invocation(), context(), TestRun.of(null));
        assertThat(outcome.status()).isEqualTo(Status.REFUSED);
        assertThat(cluster.asked()).isEmpty();
    }

    @Test
    void aReplacedPodOfADaemonSetIsNoReasonToAskAgain() {
        cluster.with(Resources.DAEMON_SETS, "{\"metadata\": {\"name\": \"agent\", \"namespace\": \"shop\"}}");
        pod("agent", OWNED.formatted("DaemonSet", "agent"), "", "Running");
        String before = preview("--ignore-daemonsets").fingerprint();
        pod("agent", ", \"labels\": {}" + OWNED.formatted("DaemonSet", "agent"), "", "Running");
        assertThat(preview("--ignore-daemonsets").fingerprint()).isEqualTo(before);
        owned("new");
        assertThat(preview("--ignore-daemonsets").fingerprint()).isNotEqualTo(before);
    }
}
