package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakWatchTest {
    @Test
    void aLostBufferIsFound() {
        var watch = new LeakWatch();
        watch.start();

        loseBuffer();

        // The collector says when a buffer is gone, not we.
        List<String> found = watch.reported();
        for (int attempt = 0; found.isEmpty() && attempt < 50; attempt++) {
            found = watch.reported();
        }
        watch.stop();
        assertThat(found).isNotEmpty().allMatch(message -> message.contains("ByteBuf.release() was not called"));
    }

    private static void loseBuffer() {
        ByteBufAllocator.DEFAULT.ioBuffer(64).writeInt(42);
    }
}
