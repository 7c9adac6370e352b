package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.EventData;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data is lent from wherever it lies. */
class LentDataTest {
    private final PipeCodec codec = new PipeCodec();
    private final VirtualLoop loop = new VirtualLoop();

    @Test
    void theDataOfAnInflatedPayloadLiesInWhatItWasInflatedTo() {
        var envelope = new Envelope();
        envelope.setInflated(0, 1, "READY", utf8("|||data"), 3, 4);

        EventData data = new LentData(codec, loop, utf8("compressed"), envelope);
        List<Object> seen = new ArrayList<>();
        loop.execute(() -> {
            seen.add(data.as(String.class));
            seen.add(StandardCharsets.UTF_8.decode(data.bytes()).toString());
            seen.add(data.copy().as(String.class));
        });
        loop.run();

        assertThat(seen).containsExactly("data", "data", "data");
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
