package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardId;
import dev.shard.core.protocol.ShardInput;
import dev.shard.core.protocol.ShardInput.PermitGranted;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** R8: a permit is used soon or not at all. Found by simulation, which blocked a loop for longer than the limiter waits. */
class PermitDeskTest {
    private final BusyLoop loop = new BusyLoop();
    private final List<IdentifyListener> requests = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<ShardInput> inputs = new ArrayList<>();
    private final PermitDesk desk = new PermitDesk(
            ShardId.SINGLE,
            loop,
            (shard, listener) -> {
                requests.add(listener);
                return () -> answers.add("cancelled");
            },
            inputs::add);

    private final IdentifyPermit permit = new IdentifyPermit() {
        @Override
        public void spent() {
            answers.add("spent");
        }

        @Override
        public void unused() {
            answers.add("unused");
        }
    };

    /** Runs its tasks when it is told to. */
    private static final class BusyLoop implements EventLoop {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private long now;

        void comeBackAfter(Duration busy) {
            now += busy.toNanos();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }

        @Override
        public boolean inLoop() {
            return true;
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public ScheduledTask schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException("nothing is timed here");
        }
    }

    @Test
    void aPermitThatWaitedForABusyLoopIsUsed() {
        desk.request(1);
        requests.get(0).onPermit(permit);

        loop.comeBackAfter(Duration.ofSeconds(10));

        assertThat(inputs).containsExactly(new PermitGranted(1));
        assertThat(requests).hasSize(1);
    }

    @Test
    void aPermitThatWaitedTooLongIsReturnedAndAnotherOneAskedFor() {
        desk.request(1);
        requests.get(0).onPermit(permit);

        loop.comeBackAfter(Duration.ofSeconds(11));

        assertThat(inputs).isEmpty();
        assertThat(answers).containsExactly("unused");
        assertThat(requests).hasSize(2);
    }

    @Test
    void aPermitThatWaitedTooLongForAConnectionThatIsGoneIsReturned() {
        desk.request(1);
        requests.get(0).onPermit(permit);
        desk.cancel();

        loop.comeBackAfter(Duration.ofSeconds(11));

        assertThat(answers).containsExactly("cancelled", "unused");
        assertThat(requests).hasSize(1);
    }
}
