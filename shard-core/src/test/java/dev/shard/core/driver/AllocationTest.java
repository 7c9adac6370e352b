package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.ThreadMXBean;
import dev.shard.Dispatch;
import dev.shard.ListenerOptions;
import dev.shard.ShardListener;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an event costs on the heap of the loop: nothing if nobody wants it, two small objects if somebody does. */
class AllocationTest {
    private static final int EVENTS = 100_000;

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.shard");
    private final Level before = logger.getLevel();
    private long sequence = 1;
    private long heard;

    @AfterEach
    void restore() {
        logger.setLevel(before);
    }

    @Test
    void anUnwantedEventCostsNothing() {
        assertThat(bytesPerEvent("TYPING_START")).isLessThan(1);
        assertThat(heard).isZero();
    }

    @Test
    void aDeliveredEventCostsAtMostAHundredBytes() {
        assertThat(bytesPerEvent("MESSAGE_CREATE")).isBetween(1.0, 100.0);
        assertThat(heard).isEqualTo(3L * EVENTS);
    }

    private double bytesPerEvent(String name) {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        logger.setLevel(Level.INFO);
        ShardListener counting = new ShardListener() {
            @Override
            public void onDispatch(Dispatch event) {
                heard++;
            }
        };
        ShardScript script = ShardScript.shard()
                .options(ListenerOptions.onLoop().withEvents("NONE"))
                .listener(counting, ListenerOptions.onLoop().withEvents("MESSAGE_CREATE"))
                .active();
        byte[] bytes = new byte[256];
        ByteBuffer message = ByteBuffer.wrap(bytes);
        feed(script, bytes, message, name);
        feed(script, bytes, message, name);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long start = threads.getThreadAllocatedBytes(self);
        feed(script, bytes, message, name);
        return (threads.getThreadAllocatedBytes(self) - start) / (double) EVENTS;
    }

    /** On the loop's thread, as a transport would, with a message that allocates nothing itself. */
    private void feed(ShardScript script, byte[] bytes, ByteBuffer message, String name) {
        byte[] start = "0|0000000000".getBytes(StandardCharsets.UTF_8);
        byte[] end = ("|" + name + "|{\"content\":\"hello\"}").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(end, 0, bytes, start.length, end.length);
        script.loop.call(() -> {
            for (int i = 0; i < EVENTS; i++) {
                sequence++;
                long rest = sequence;
                for (int digit = start.length - 1; digit >= 2; digit--) {
                    bytes[digit] = (byte) ('0' + rest % 10);
                    rest /= 10;
                }
                message.clear().limit(start.length + end.length);
                script.connection().message(message, true);
            }
        });
    }
}
