package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardLimits;
import dev.shard.ShardListener;
import dev.shard.sim.GatewaySimulator;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** S30: a payload that would inflate to 1 GiB is refused at the limit, without the memory, and the session survives. */
class BombTest {
    private static final int LIMIT = 16 << 20;
    private static final long BOMB = 1L << 30;

    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @Test
    void aPayloadThatInflatesBeyondTheLimitCostsTheConnectionAndNothingElse() {
        byte[] bomb = bomb();
        assertThat(bomb.length).isLessThan(2 << 20);
        Allocations loop = new Allocations();
        try (LiveShard live = against(gateway)
                .config(config -> config.limits(new ShardLimits(ShardLimits.DEFAULT.maxMessageBytes(), LIMIT, 100)))
                .with(shard -> shard.listener(loop))
                .ready()) {
            String session = live.sessionId();
            gateway.publish("MESSAGE_CREATE", "{}");
            live.await("the loop's thread", () -> loop.measured());
            long before = loop.bytes();

            gateway.shard(0).sendRaw(bomb);
            live.await("resume", () -> live.status().history().resumes() == 1);

            assertThat(loop.bytes() - before).isLessThan(4L * LIMIT);
            assertThat(live.heard().last(ShardEvent.PayloadRejected.class).problem())
                    .hasMessageContaining(Integer.toString(LIMIT));
            assertThat(live.sessionId()).isEqualTo(session);
            gateway.publish("MESSAGE_CREATE", "{}");
            live.awaitDelivered();
            live.assertNothingLostOrDoubled();
        }
    }

    /** Goes on where the connection's stream stands: raw deflate that refers to nothing before it, up to a flush. */
    private static byte[] bomb() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] compressed = new byte[1 << 16];
        for (long fed = 0; fed < BOMB; fed += zeros.length) {
            deflater.setInput(zeros);
            int flush = fed + zeros.length < BOMB ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
            int length;
            while ((length = deflater.deflate(compressed, 0, compressed.length, flush)) > 0) {
                out.write(compressed, 0, length);
            }
        }
        deflater.end();
        return out.toByteArray();
    }

    /** What the thread of the event loop has allocated on the heap so far. */
    private static final class Allocations implements ShardListener {
        private volatile long thread = -1;

        @Override
        public void onDispatch(Dispatch event) {
            thread = Thread.currentThread().getId();
        }

        boolean measured() {
            return thread >= 0;
        }

        long bytes() {
            return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(thread);
        }
    }
}
