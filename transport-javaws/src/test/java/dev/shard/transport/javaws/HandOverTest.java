package dev.shard.transport.javaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R14: a loop that does not keep up slows the reader down instead of filling the memory. */
@Timeout(20)
class HandOverTest {
    private final AtomicInteger wakes = new AtomicInteger();
    private final HandOver handOver = new HandOver(wakes::incrementAndGet);

    @Test
    void signalsAreTakenInOrderAndTheLoopIsWokenOnceForMany() {
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            handOver.put(10, () -> told.add(number));
        }

        takeAll();

        assertThat(told).containsExactly(0, 1, 2);
        assertThat(wakes).hasValue(1);
        handOver.put(10, () -> {});
        assertThat(wakes).hasValue(2);
    }

    @Test
    void theReaderWaitsWhileItIsFull() throws InterruptedException {
        handOver.put(HandOver.MAX_BYTES / 2, () -> {});
        Thread reader = start(() -> handOver.put(HandOver.MAX_BYTES / 2, () -> {}));
        awaitWaiting(reader);

        handOver.take();

        reader.join();
        assertThat(handOver.take()).isNotNull();
    }

    @Test
    void emptySignalsTakeRoomToo() throws InterruptedException {
        var put = new AtomicInteger();
        Thread reader = start(() -> {
            for (int i = 0; i < HandOver.MAX_BYTES; i++) {
                handOver.put(0, () -> {});
                put.incrementAndGet();
            }
        });

        awaitWaiting(reader);

        assertThat(put).hasValueBetween(1, HandOver.MAX_BYTES / 32);
        handOver.close();
        reader.join();
    }

    @Test
    void aMessageLargerThanTheBoundIsLetInByItself() {
        handOver.put(10 * HandOver.MAX_BYTES, () -> {});

        assertThat(handOver.take()).isNotNull();
    }

    @Test
    void closingLetsTheReaderThroughAndDropsEverything() throws InterruptedException {
        handOver.put(HandOver.MAX_BYTES, () -> {});
        Thread reader = start(() -> handOver.put(HandOver.MAX_BYTES, () -> {}));
        awaitWaiting(reader);

        handOver.close();

        reader.join();
        handOver.put(1, () -> {});
        assertThat(handOver.take()).isNull();
    }

    private void takeAll() {
        Runnable next = handOver.take();
        while (next != null) {
            next.run();
            next = handOver.take();
        }
    }

    private static Thread start(Runnable work) {
        var thread = new Thread(work, "reader");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
