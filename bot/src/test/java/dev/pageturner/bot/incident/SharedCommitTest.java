package dev.pageturner.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedCommitTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<Integer>> writes = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void stop() {
        slow.countDown();
        callers.shutdownNow();
    }

    @Test
    void writesOneThatComesAloneAtOnce() {
        SharedCommit<Integer> commit = new SharedCommit<>(writes::add);
        commit.add(1).join();
        commit.add(2).join();
        assertThat(writes).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void writesTogetherWhatCameDuringAWriteAndEachOnce() throws Exception {
        SharedCommit<Integer> commit = new SharedCommit<>(this::slowFirst);
        List<Future<?>> added = added(commit, 300);
        await().untilAsserted(() -> assertThat(writes).hasSize(1));
        assertThat(added).noneMatch(Future::isDone);
        slow.countDown();
        for (Future<?> one : added) {
            one.get();
        }
        assertThat(writes.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
        assertThat(writes).hasSizeLessThan(100).allMatch(write -> write.size() <= 128);
    }

    @Test
    void tellsEveryoneOfAWriteThatFailedAndGoesOn() throws Exception {
        SharedCommit<Integer> commit = new SharedCommit<>(items -> {
            slowFirst(items);
            if (writes.size() == 2) {
                throw new IllegalStateException("the disk is full");
            }
        });
        List<Future<?>> first = added(commit, 1);
        await().untilAsserted(() -> assertThat(writes).hasSize(1));
        List<Future<?>> more = new ArrayList<>(added(commit, 5));
        Thread.sleep(50);
        slow.countDown();
        first.get(0).get();
        assertThat(more).anySatisfy(one -> assertThatThrownBy(one::get).hasRootCauseMessage("the disk is full"));
        commit.add(99).join();
        assertThat(writes.get(writes.size() - 1)).contains(99);
    }

    private List<Future<?>> added(SharedCommit<Integer> commit, int count) {
        List<Future<?>> added = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> added.add(callers.submit(() -> commit.add(i).join())));
        return added;
    }

    private void slowFirst(List<Integer> items) {
        writes.add(items);
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
