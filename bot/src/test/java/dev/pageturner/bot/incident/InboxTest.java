package dev.pageturner.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.bot.alert.Alert;
import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.postgres.PostgresInbox;
import dev.pageturner.bot.postgres.TestDatabase;
import dev.pageturner.bot.postgres.TestSql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxTest {
    @RegisterExtension
    final TestDatabase postgres = new TestDatabase();

    private final List<String> worked = new CopyOnWriteArrayList<>();

    @Test
    void worksInWhatWasCommittedInItsOrderAlsoAfterARestart() {
        try (Inbox stopped = inbox()) {
            IntStream.range(0, 20).forEach(i -> stopped.accept(notification("group " + i)));
        }
        assertThat(worked).isEmpty();
        try (Inbox inbox = inbox()) {
            inbox.start();
            await().untilAsserted(() -> assertThat(worked).hasSize(20));
        }
        assertThat(worked)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "group " + i).toList());
        assertThat(new TestSql(postgres.database()).number("SELECT count(*) FROM inbox"))
                .isZero();
    }

    @Test
    void worksEachInOnceWhenTwoProcessesShareTheDatabase() {
        try (Inbox one = inbox();
                Inbox two = inbox()) {
            one.start();
            two.start();
            IntStream.range(0, 40).forEach(i -> (i % 2 == 0 ? one : two).accept(notification("group " + i)));
            await().untilAsserted(() -> assertThat(worked).hasSize(40));
        }
        assertThat(worked).doesNotHaveDuplicates();
    }

    @Test
    void passesOverOneThatCannotBeWorkedIn() {
        AtomicBoolean poison = new AtomicBoolean(true);
        try (Inbox inbox = new Inbox(postgres.database(), new PostgresInbox(postgres.database()), notification -> {
            if (poison.get() && notification.groupKey().equals("bad")) {
                throw new IllegalStateException("cannot be worked in");
            }
            postgres.database().afterCommit(() -> worked.add(notification.groupKey()));
        })) {
            inbox.start();
            inbox.accept(notification("bad"));
            inbox.accept(notification("good"));
            await().untilAsserted(() -> assertThat(worked).containsExactly("good"));
        }
        assertThat(new TestSql(postgres.database()).texts("SELECT trouble FROM inbox"))
                .containsExactly("cannot be worked in");
    }

    @Test
    void worksInWhatComesAloneBeforeItsSenderIsAnswered() throws InterruptedException {
        try (Inbox inbox = inbox()) {
            inbox.start();
            int atOnce = 0;
            for (int i = 0; i < 20; i++) {
                Thread.sleep(20);
                inbox.accept(notification("group " + i));
                atOnce += worked.contains("group " + i) ? 1 : 0;
            }
            // Now and then the worker is just looking.
            assertThat(atOnce).isGreaterThan(5);
        }
    }

    @Test
    void losesNothingAndRepeatsNothingInAStorm() {
        try (Inbox inbox = inbox()) {
            inbox.start();
            IntStream.range(0, 400).parallel().forEach(i -> inbox.accept(notification("group " + i)));
            await().untilAsserted(() -> assertThat(worked).hasSize(400));
        }
        assertThat(worked).doesNotHaveDuplicates();
        assertThat(new TestSql(postgres.database()).number("SELECT count(*) FROM inbox"))
                .isZero();
    }

    private Inbox inbox() {
        return new Inbox(
                postgres.database(), new PostgresInbox(postgres.database()), notification -> postgres.database()
                        .afterCommit(() -> worked.add(notification.groupKey())));
    }

    private static Notification notification(String group) {
        Alert alert = new Alert(
                "f" + group, true, Map.of("alertname", "X"), Map.of(), Instant.parse("2026-11-21T03:00:00Z"), null, "");
        return new Notification(
                "main", "pageturner", group, true, Map.of(), Map.of(), Map.of(), "http://am", 0, List.of(alert));
    }
}
