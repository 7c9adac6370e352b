package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertOrigin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus.Origin;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import dev.shard.tck.transport.RecordingListener.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The transport itself and its loops: rules T1, T2 and T8. */
public abstract class TransportContract extends ContractBase {
    protected TransportContract(TransportUnderTest underTest) {
        super(underTest);
    }

    /** If it fails: look for tasks that take a short cut when they come from the loop itself. */
    @Test
    final void t1_tasksRunInOrderOnTheLoop() throws InterruptedException {
        EventLoop loop = transport.nextLoop();
        List<Integer> order = new ArrayList<>();
        var done = new CountDownLatch(1);

        loop.execute(() -> {
            loop.execute(() -> order.add(2));
            loop.execute(() -> order.add(3));
            loop.execute(done::countDown);
            order.add(loop.inLoop() ? 1 : -1);
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly(1, 2, 3);
        assertThat(loop.inLoop()).isFalse();
    }

    /** If it fails: look for a loop with more than one thread, or none of its own. */
    @Test
    final void t1_tasksOfManyThreadsNeverOverlap() throws InterruptedException {
        EventLoop loop = transport.nextLoop();
        int[] counter = {0};
        Set<Thread> threads = new HashSet<>();
        var done = new CountDownLatch(4);

        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                        for (int n = 0; n < 1000; n++) {
                            loop.execute(() -> {
                                counter[0]++;
                                threads.add(Thread.currentThread());
                            });
                        }
                        loop.execute(done::countDown);
                    })
                    .start();
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Dialed.<Integer>onLoop(loop, () -> counter[0])).isEqualTo(4000);
        assertThat(threads).hasSize(1);
    }

    /** If it fails: look for a timer that fires early, twice, or off the loop. */
    @Test
    final void t2_aTimerRunsOnceAndNotBeforeItsTime() throws InterruptedException {
        EventLoop loop = transport.nextLoop();
        List<Long> ranAfter = new ArrayList<>();
        var done = new CountDownLatch(2);
        long start = loop.nanoTime();

        loop.execute(() -> {
            loop.schedule(Duration.ofMillis(20), () -> {
                ranAfter.add(loop.inLoop() ? loop.nanoTime() - start : -1);
                done.countDown();
            });
            loop.schedule(Duration.ofMillis(60), done::countDown);
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ranAfter)
                .singleElement()
                .satisfies(nanos -> assertThat(nanos).isGreaterThanOrEqualTo(20_000_000L));
    }

    /** If it fails: look for a timer that was due already when it was cancelled. */
    @Test
    final void t2_aCancelledTimerNeverRuns() throws InterruptedException {
        EventLoop loop = transport.nextLoop();
        List<String> ran = new ArrayList<>();
        var done = new CountDownLatch(1);

        loop.execute(() -> {
            ScheduledTask cancelled = loop.schedule(Duration.ofMillis(5), () -> ran.add("cancelled"));
            ScheduledTask due = loop.schedule(Duration.ZERO, () -> ran.add("due"));
            loop.schedule(Duration.ofMillis(40), done::countDown);
            cancelled.cancel();
            due.cancel();
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isEmpty();
    }

    /** If it fails: look for connections, open or opening, that close forgets. */
    @Test
    final void t8_closeDropsEveryConnectionAndTellsTheListeners() throws IOException {
        Pair open = open();
        Dialed opening = dial();
        ScriptedPeer waiting = server.accept();

        transport.close();

        assertOrigin(open.signals().awaitClosed(), Origin.LOCAL);
        assertOrigin(opening.signals().awaitClosed(), Origin.LOCAL);
        open.peer().awaitEnd();
        waiting.awaitEnd();
    }

    /** If it fails: look for threads that outlive their transport. */
    @Test
    final void t8_closeEndsTheThreads() throws Exception {
        Pair pair = open();
        Thread loopThread = pair.client().askLoop(connection -> Thread.currentThread());

        transport.close();

        // It has done its last work by now; the JVM may need a moment to say so.
        loopThread.join(Patience.millis());
        assertThat(loopThread.isAlive()).isFalse();
    }

    /** If it fails: look for a wait for the very thread that waits. */
    @Test
    final void t8_closeOnALoopDoesNotWaitForItself() throws Exception {
        Pair pair = open();
        Thread loopThread = pair.client().askLoop(connection -> Thread.currentThread());

        pair.client().onLoop(connection -> transport.close());

        assertOrigin(pair.signals().awaitClosed(), Origin.LOCAL);
        loopThread.join(10_000);
        assertThat(loopThread.isAlive()).isFalse();
    }

    /** If it fails: look for a listener that closes the transport when its connection ends. */
    @Test
    final void t8_closeInsideOnClosedIsHarmless() throws Exception {
        Pair pair = open();
        pair.signals().react(signal -> {
            if (signal instanceof Signal.Closed) {
                transport.close();
            }
        });

        pair.peer().close();

        assertOrigin(pair.signals().awaitClosed(), Origin.LOST);
        transport.close();
    }

    /** If it fails: look for a close that is not remembered. */
    @Test
    final void t8_aClosedTransportOpensNothingAndMayBeClosedAgain() {
        EventLoop loop = transport.nextLoop();
        transport.close();
        transport.close();

        assertThatThrownBy(() -> transport.connect(Dialed.request(server.uri()), loop, new RecordingListener(loop)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** If it fails: look for connections that slip through between the check for close and the loop. */
    @Test
    final void t8_aConnectionThatRacesWithCloseIsToldItsEndOrRefused() throws Exception {
        EventLoop loop = transport.nextLoop();
        List<RecordingListener> accepted = new ArrayList<>();
        var closer = new Thread(transport::close);

        closer.start();
        try {
            while (closer.isAlive()) {
                var signals = new RecordingListener(loop);
                transport.connect(Dialed.request(server.uri()), loop, signals);
                accepted.add(signals);
            }
        } catch (IllegalStateException refused) {
            // As it should be once close has been called.
        }
        closer.join();

        for (RecordingListener signals : accepted) {
            assertOrigin(signals.awaitClosed(), Origin.LOCAL);
        }
    }
}
