package dev.pageturner.bot.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.bot.approval.Answer;
import dev.pageturner.bot.approval.ApprovalPolicy;
import dev.pageturner.bot.approval.Ask;
import dev.pageturner.bot.audit.AuditStore;
import dev.pageturner.bot.audit.Verification;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.execution.Origin;
import dev.pageturner.bot.postgres.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the request to the audit trail, on a real PostgreSQL, with a dial in place of a cluster. */
class ActionsTest {
    private static final Person RILEY = new Person("U0RILEY", "Riley");
    private static final Person ALICE = new Person("U0ALICE", "Alice");
    private static final Person BOB = new Person("U0BOB", "Bob");
    private static final Person VIC = new Person("U0VIC", "Vic");
    private static final Origin CHANNEL = new Origin("C0ONCALL", null, null, null);

    @RegisterExtension
    final TestDatabase postgres = new TestDatabase();

    private final Dial dial = new Dial();
    private ActionsFixture actions;

    @BeforeEach
    void start() {
        actions = new ActionsFixture(
                postgres.database(),
                dial,
                List.of(
                        new ApprovalPolicy(List.of("turn"), List.of("two-*"), Map.of(), 2, Duration.ofMinutes(5)),
                        new ApprovalPolicy(List.of("turn"), List.of("free"), Map.of(), 0, Duration.ofMinutes(5))));
    }

    @AfterEach
    void stop() {
        actions.close();
    }

    @Test
    void runsAReadForAnybodyAndFiltersItsOutput() {
        Execution read = accepted(actions.desk.ask(
                new Ask(VIC, List.of("look"), List.of(List.of("head")), "practice", CHANNEL, null, null)));
        Execution ended = ended(read);
        assertThat(ended.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(ended.outcome().output().text()).isEqualTo("dial stands at 1");
    }

    @Test
    void runsAChangeOnceSomebodyElseApproved() {
        Execution asked = accepted(turn(RILEY));
        assertThat(asked.state()).isEqualTo(ExecutionState.AWAITING_APPROVAL);
        assertThat(actions.desk.approve(ALICE, asked.id(), "go")).isInstanceOf(Answer.Accepted.class);
        assertThat(ended(asked).outcome().sentence()).isEqualTo("Now at 2.");
        assertThat(actions.trail())
                .containsSubsequence(
                        "execution.requested accepted",
                        "execution.approved accepted",
                        "execution.started accepted",
                        "execution.ended succeeded");
    }

    @Test
    void refusesApprovalByRequester() {
        Execution asked = accepted(turn(ALICE));
        assertThat(refused(actions.desk.approve(ALICE, asked.id(), ""))).contains("somebody else");
        assertThat(actions.find(asked).state()).isEqualTo(ExecutionState.AWAITING_APPROVAL);
        assertThat(actions.trail()).contains("execution.approve refused");
    }

    @Test
    void refusesThoseWhoMayOnlyLook() {
        assertThat(refused(turn(VIC))).contains("not request changes");
        Execution asked = accepted(turn(RILEY));
        assertThat(refused(actions.desk.approve(VIC, asked.id(), ""))).contains("may not decide");
        assertThat(refused(actions.desk.cancel(VIC, asked.id()))).contains("not cancel");
    }

    @Test
    void waitsForAsManyApprovalsAsThePolicyAsksForFromDifferentPeople() {
        Execution asked = accepted(turn(RILEY, "-n", "two-eyes"));
        actions.desk.approve(ALICE, asked.id(), "");
        assertThat(refused(actions.desk.approve(ALICE, asked.id(), ""))).contains("on record already");
        assertThat(actions.find(asked).state()).isEqualTo(ExecutionState.AWAITING_APPROVAL);
        actions.desk.approve(BOB, asked.id(), "");
        assertThat(ended(asked).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void runsAtOnceWhereThePolicyAsksForNobody() {
        assertThat(ended(accepted(turn(RILEY, "-n", "free"))).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void runsOnceHoweverOftenAndByHoweverManyItIsApproved() {
        Execution asked = accepted(turn(RILEY));
        List<CompletableFuture<Answer>> clicks = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> actions.desk.approve(i % 2 == 0 ? ALICE : BOB, asked.id(), "")))
                .toList();
        long accepted = clicks.stream()
                .map(CompletableFuture::join)
                .filter(Answer.Accepted.class::isInstance)
                .count();
        assertThat(accepted).isEqualTo(1);
        ended(asked);
        assertThat(dial.turns).hasValue(1);
    }

    @Test
    void takesTheSameRequestOnlyOnce() {
        List<CompletableFuture<Answer>> asks = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> turn(RILEY)))
                .toList();
        List<Answer> answers = asks.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(Answer.Accepted.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Answer.Refused.class::isInstance).map(ActionsTest::refused))
                .allMatch(sentence -> sentence.contains("under way already"));
    }

    @Test
    void stopsWhenTheWorldChangedBetweenApprovalAndRun() {
        Execution asked = accepted(turn(RILEY));
        dial.value.set(5);
        actions.desk.approve(ALICE, asked.id(), "");
        assertThat(ended(asked).state()).isEqualTo(ExecutionState.CHANGED);
        assertThat(dial.turns).hasValue(0);
    }

    @Test
    void refusesARequestForWhatIsNoLongerWhatThePersonSaw() {
        Answer answer =
                actions.desk.ask(new Ask(RILEY, List.of("turn"), List.of(), "practice", CHANNEL, "because", "at 7"));
        assertThat(refused(answer)).contains("changed since you looked");
    }

    @Test
    void passesOnTheCommandsOwnRefusal() {
        dial.value.set(10);
        assertThat(refused(turn(RILEY))).isEqualTo("the dial is at its end");
    }

    @Test
    void asksForAReason() {
        Answer answer = actions.desk.ask(new Ask(RILEY, List.of("turn"), List.of(), "practice", CHANNEL, " ", null));
        assertThat(refused(answer)).contains("Say why");
    }

    @Test
    void lapsesARequestThatNobodyApproves() {
        Execution asked = accepted(turn(RILEY));
        actions.clock.advance(Duration.ofMinutes(16));
        assertThat(refused(actions.desk.approve(ALICE, asked.id(), ""))).containsAnyOf("lapsed", "nobody approved");
        assertThat(ended(asked).state()).isEqualTo(ExecutionState.EXPIRED);
    }

    @Test
    void cancelsARunningChange() throws InterruptedException {
        Execution asked = accepted(actions.desk.ask(
                new Ask(RILEY, List.of("turn-slowly"), List.of(), "practice", CHANNEL, "because", null)));
        actions.desk.approve(ALICE, asked.id(), "");
        dial.turning.await();
        actions.desk.cancel(ALICE, asked.id());
        assertThat(ended(asked).state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void deniesWithTheApproversWords() {
        Execution asked = accepted(turn(RILEY));
        actions.desk.deny(ALICE, asked.id(), "wrong cluster");
        assertThat(ended(asked).outcome().sentence()).isEqualTo("Denied by Alice: wrong cluster");
        assertThat(refused(actions.desk.approve(BOB, asked.id(), ""))).contains("it was refused");
    }

    @Test
    void neverRunsAChangeAgainWhoseProcessIsGoneButLooksAtItsTarget() {
        Execution asked = accepted(turn(RILEY));
        actions.stopRunning();
        actions.desk.approve(ALICE, asked.id(), "");
        actions.executions.claim(false, java.util.Set.of(), "a process that died", actions.clock.instant());
        actions.clock.advance(Duration.ofSeconds(30));
        actions.startRunning();
        assertThat(ended(asked).state()).isEqualTo(ExecutionState.UNKNOWN);
        assertThat(dial.turns).hasValue(0);
        await().untilAsserted(() -> assertThat(actions.latest().words()).containsExactly("get", "dial"));
    }

    @Test
    void runsAReadAgainWhoseProcessIsGone() {
        actions.stopRunning();
        Execution read =
                accepted(actions.desk.ask(new Ask(VIC, List.of("look"), List.of(), "practice", CHANNEL, null, null)));
        actions.executions.claim(true, java.util.Set.of(), "a process that died", actions.clock.instant());
        actions.clock.advance(Duration.ofSeconds(30));
        actions.startRunning();
        assertThat(ended(read).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void keepsInternalsOutOfTheSentenceOfAFault() {
        Execution asked = accepted(
                actions.desk.ask(new Ask(RILEY, List.of("break"), List.of(), "practice", CHANNEL, "because", null)));
        actions.desk.approve(ALICE, asked.id(), "");
        Execution ended = ended(asked);
        assertThat(ended.state()).isEqualTo(ExecutionState.UNKNOWN);
        assertThat(ended.outcome().sentence())
                .doesNotContain("internal detail")
                .contains(asked.id().toString());
    }

    @Test
    void saysThatNothingChangedWhenTheSystemDoesNotAnswer() {
        dial.reachable = false;
        assertThat(refused(turn(RILEY))).contains("does not answer").contains("Nothing was changed");
        Execution read =
                accepted(actions.desk.ask(new Ask(VIC, List.of("look"), List.of(), "practice", CHANNEL, null, null)));
        assertThat(ended(read).outcome().sentence()).contains("does not answer");
    }

    @Test
    void chainsEveryEntryAndFindsTampering() {
        ended(accepted(turn(RILEY, "-n", "free")));
        actions.chainer.chain();
        Verification.Result whole = Verification.of(actions.audit);
        assertThat(whole.fault()).isNull();
        assertThat(whole.entries()).isGreaterThanOrEqualTo(3);
        assertThat(faultOfSecond(second ->
                        new AuditStore.Linked(second.link(), second.body().replace("turn", "look"), second.columns())))
                .contains("entry 2 was changed");
        assertThat(faultOfSecond(second -> new AuditStore.Linked(
                        second.link(),
                        second.body(),
                        new AuditStore.Columns(second.columns().happened(), "nothing", "accepted", ""))))
                .contains("the columns of entry 2");
        assertThat(faultOfSecond(second -> new AuditStore.Linked(second.link(), null, null)))
                .contains("entry 2 is gone");
    }

    private String faultOfSecond(UnaryOperator<AuditStore.Linked> tampering) {
        List<AuditStore.Linked> links = new ArrayList<>();
        actions.audit.eachLink(links::add);
        links.set(1, tampering.apply(links.get(1)));
        Verification walk = new Verification();
        links.forEach(walk);
        return walk.result(0).fault();
    }

    @Test
    void cannotRewriteTheTrailWithTheBotsOwnConnection() {
        ended(accepted(turn(RILEY, "-n", "free")));
        for (String sql : List.of(
                "UPDATE audit_entries SET what = 'nothing'",
                "DELETE FROM audit_entries",
                "TRUNCATE audit_links, audit_entries")) {
            Assertions.assertThatThrownBy(() -> actions.execute(sql)).isInstanceOf(StorageException.class);
        }
    }

    private Answer turn(Person who, String... more) {
        List<String> words = new ArrayList<>(List.of("turn"));
        words.addAll(List.of(more));
        return actions.desk.ask(new Ask(who, words, List.of(), "practice", CHANNEL, "because", null));
    }

    private Execution ended(Execution execution) {
        return await().atMost(Duration.ofSeconds(15))
                .until(() -> actions.find(execution), found -> found.state().isFinal());
    }

    private static Execution accepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted) answer).execution();
    }

    private static String refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).sentence();
    }
}
