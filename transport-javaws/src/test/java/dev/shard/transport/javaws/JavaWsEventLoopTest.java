package dev.shard.transport.javaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the contract leaves open about our loops. */
@Timeout(20)
class JavaWsEventLoopTest {
    private final JavaWsTransport transport =
            JavaWsTransport.builder().ioThreads(1).build();
    private final EventLoop loop = transport.nextLoop();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void timersThatSetEachOtherDoNotKeepTasksWaiting() throws InterruptedException {
        var done = new CountDownLatch(100);
        loop.execute(new Runnable() {
            @Override
            public void run() {
                loop.schedule(Duration.ZERO, this);
            }
        });

        for (int i = 0; i < 100; i++) {
            loop.execute(done::countDown);
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasksThatSubmitEachOtherDoNotKeepTimersWaiting() throws InterruptedException {
        var done = new CountDownLatch(1);
        loop.execute(new Runnable() {
            @Override
            public void run() {
                if (done.getCount() > 0) {
                    loop.execute(this);
                }
            }
        });

        loop.schedule(Duration.ofMillis(5), done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void timersRunInTheOrderOfTheirTimes() throws InterruptedException {
        List<Integer> ran = new ArrayList<>();
        var done = new CountDownLatch(1);

        loop.execute(() -> {
            loop.schedule(Duration.ofMillis(30), done::countDown);
            loop.schedule(Duration.ofMillis(20), () -> ran.add(2));
            loop.schedule(Duration.ofMillis(10), () -> ran.add(1));
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly(1, 2);
    }

    @Test
    void aTaskThatFailsDoesNotEndTheLoop() throws InterruptedException {
        var done = new CountDownLatch(1);

        try (var log = new LogCapture(JavaWsEventLoop.class)) {
            loop.execute(() -> {
                throw new IllegalStateException("my own fault");
            });
            loop.execute(done::countDown);

            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.messages()).containsExactly("a task failed on the event loop");
        }
    }

    @Test
    void anInterruptMeansNothingToIt() throws InterruptedException {
        var done = new CountDownLatch(1);
        loop.execute(() -> Thread.currentThread().interrupt());

        loop.schedule(Duration.ofMillis(5), done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theLongestDelayIsNotOverAtOnce() throws InterruptedException {
        List<String> ran = new ArrayList<>();
        var done = new CountDownLatch(1);

        loop.schedule(Duration.ofSeconds(Long.MAX_VALUE), () -> ran.add("too early"));
        loop.schedule(Duration.ofMillis(5), done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isEmpty();
        assertThatThrownBy(() -> loop.schedule(Duration.ofNanos(-1), () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void afterTheTransportIsClosedTasksAreRefused() {
        transport.close();

        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> loop.schedule(Duration.ZERO, () -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
