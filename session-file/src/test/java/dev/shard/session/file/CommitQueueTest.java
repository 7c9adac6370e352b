package dev.shard.session.file;

import static dev.shard.session.file.Sessions.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Many wait for one write of the disk, and nobody is told it is done before it is. */
class CommitQueueTest {
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private CommitQueue queue(CommitQueue.Commit commit) {
        return new CommitQueue("test", commit, failure -> new IllegalStateException(failure.getMessage()));
    }

    @Test
    void whatComesDuringACommitIsCommittedTogether() throws InterruptedException {
        CountDownLatch inCommit = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (CommitQueue queue = queue(() -> {
            inCommit.countDown();
            goOn.await();
            log.add("commit");
        })) {
            CompletionStage<Boolean> first = queue.submitUrgent(() -> log.add("a"));
            inCommit.await();
            CompletionStage<Boolean> second = queue.submit(() -> log.add("b"));
            CompletionStage<Boolean> third = queue.submit(() -> log.add("c"));
            assertThat(first.toCompletableFuture()).isNotDone();

            goOn.countDown();
            await(second);
            await(third);
        }

        assertThat(log).startsWith("a", "commit", "b", "c", "commit");
    }

    @Test
    void aFailedCommitFailsEverybodyAndTheNextIsTriedAnew() {
        List<Integer> attempts = new ArrayList<>();
        try (CommitQueue queue = queue(() -> {
            attempts.add(1);
            if (attempts.size() == 1) {
                throw new IllegalArgumentException("disk full");
            }
        })) {
            assertThatThrownBy(() -> await(queue.submit(() -> "lost")))
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("disk full");

            assertThat(await(queue.submit(() -> "kept"))).isEqualTo("kept");
        }
    }

    @Test
    void aFailedTaskFailsAlone() {
        try (CommitQueue queue = queue(() -> log.add("commit"))) {
            CompletionStage<String> bad = queue.submit(() -> {
                throw new IllegalArgumentException("no such thing");
            });

            assertThatThrownBy(() -> await(bad)).hasMessageContaining("no such thing");
            assertThat(await(queue.submit(() -> "fine"))).isEqualTo("fine");
        }
    }

    @Test
    void whatWaitsAtTheEndIsStillDone() {
        CommitQueue queue = queue(() -> log.add("commit"));
        List<CompletionStage<Boolean>> stages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stages.add(queue.submit(() -> log.add("work")));
        }

        queue.close();

        assertThat(stages)
                .allSatisfy(stage -> assertThat(stage.toCompletableFuture()).isCompleted());
        assertThat(log).filteredOn("work"::equals).hasSize(100);
        assertThat(log).last().isEqualTo("commit");
    }
}
