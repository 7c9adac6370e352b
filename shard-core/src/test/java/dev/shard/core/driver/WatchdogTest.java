package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** R10: a loop that is blocked has a name. */
class WatchdogTest {
    private static final Duration THRESHOLD = Duration.ofSeconds(2);

    @Nested
    class ThePulseOfALoop {
        private final VirtualLoop loop = new VirtualLoop();
        private final LoopPulse pulse = new LoopPulse(loop);
        private final List<Duration> told = new ArrayList<>();
        private final LoopPulse.Watcher watcher = pulse.add(THRESHOLD, (blockedFor, stack) -> told.add(blockedFor));

        private void check(double seconds) {
            pulse.check((long) (seconds * 1e9), false);
        }

        @Test
        void aLoopThatAnswersIsNotNamed() {
            for (int i = 0; i < 10; i++) {
                check(i);
                loop.run();
            }

            assertThat(told).isEmpty();
        }

        @Test
        void aSilentLoopIsNamedOncePerSilence() {
            check(0);
            check(1.9);
            assertThat(told).isEmpty();
            check(2);
            check(3);
            assertThat(told).containsExactly(THRESHOLD);

            loop.run();
            check(4);
            check(6.5);
            assertThat(told).containsExactly(THRESHOLD, Duration.ofMillis(2500));
        }

        @Test
        void aProcessThatWasSuspendedBlamesNobody() {
            check(0);
            pulse.check(60_000_000_000L, true);
            check(61);

            assertThat(told).isEmpty();
        }

        @Test
        void whoeverLeavesIsNotTold() {
            check(0);
            assertThat(pulse.remove(watcher)).isTrue();
            check(3);

            assertThat(told).isEmpty();
        }

        @Test
        void aClosedLoopIsLeftAlone() {
            loop.close();
            check(0);
            check(9);

            assertThat(told).isEmpty();
        }
    }

    /** A loop with a thread of its own. */
    private static final class ThreadLoop implements EventLoop, AutoCloseable {
        private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final Thread thread = new Thread(this::turn, "a-loop");

        ThreadLoop() {
            thread.start();
        }

        private void turn() {
            try {
                while (true) {
                    tasks.take().run();
                }
            } catch (InterruptedException end) {
                // Closed.
            }
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public boolean inLoop() {
            return Thread.currentThread() == thread;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public ScheduledTask schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    @Test
    void theStackOfTheCulpritIsToldAndTheThreadEndsWithTheLastWatch() throws Exception {
        Watchdog watchdog = new Watchdog(System::nanoTime);
        CountDownLatch named = new CountDownLatch(1);
        List<String> stacks = new ArrayList<>();
        try (ThreadLoop loop = new ThreadLoop()) {
            LoopGuard.Watch watch = watchdog.watch(loop, (blockedFor, stack) -> {
                stacks.add(stack);
                named.countDown();
            });
            Thread thread = watchdog.thread();
            loop.execute(() -> aCulprit(named));

            assertThat(named.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(stacks.get(0)).startsWith("a-loop").contains("WatchdogTest.aCulprit");
            watch.close();
            watch.close();
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
            assertThat(thread.isDaemon()).isTrue();
        }
    }

    private static void aCulprit(CountDownLatch until) {
        try {
            until.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
