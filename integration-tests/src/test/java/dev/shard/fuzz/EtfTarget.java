package dev.shard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.DecodeException;
import dev.shard.codec.etf.EtfCodec;
import dev.shard.codec.etf.EtfFactory;
import dev.shard.codec.etf.EtfMapper;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import tools.jackson.databind.JsonNode;

/** R15, R14: terms give a value that is written and read again as the same, or a refusal; never more than was allowed. */
final class EtfTarget {
    private static final int MAX_INFLATED = 1 << 18;
    private static final EtfCodec CODEC = new EtfCodec(EtfMapper.builder(
                    EtfFactory.builder().maxInflatedBytes(MAX_INFLATED).build())
            .build());

    /** A tree takes less for each byte, even of a term that is nothing but empty lists and maps; the most found were 210. */
    private static final long TREE_BYTES = 256;

    private static final long ALWAYS = 1 << 20;

    private EtfTarget() {}

    /** Fails if anything is made of these bytes that should not be. */
    static void take(byte[] input) {
        ByteBuffer heap = ByteBuffer.wrap(input);
        ByteBuffer direct = ByteBuffer.allocateDirect(input.length).put(input).flip();
        Envelope envelope = new Envelope();
        Envelope again = new Envelope();
        boolean[] read = new boolean[1];

        Allocation.atMost(ALWAYS + 3L * MAX_INFLATED + 4L * input.length, () -> read[0] = reads(heap, envelope));

        assertThat(reads(direct, again)).isEqualTo(read[0]);
        assertThat(CODEC.lengthOfFirst(heap)).isBetween(-1, input.length);
        if (read[0]) {
            assertThat(again.op()).isEqualTo(envelope.op());
            assertThat(again.sequence()).isEqualTo(envelope.sequence());
            assertThat(again.name()).isEqualTo(envelope.name());
            assertThat(CODEC.lengthOfFirst(heap)).isEqualTo(input.length);
            decode(envelope.dataOf(heap));
        }
        decode(heap);
    }

    private static boolean reads(ByteBuffer payload, Envelope envelope) {
        try {
            CODEC.readEnvelope(payload, envelope);
            CODEC.closeData(payload, envelope);
            return true;
        } catch (DecodeException refused) {
            return false;
        }
    }

    private static void decode(ByteBuffer term) {
        JsonNode[] value = new JsonNode[1];
        Allocation.atMost(
                ALWAYS + TREE_BYTES * (term.remaining() + MAX_INFLATED), () -> value[0] = decodedOrNull(term));
        if (value[0] != null) {
            assertIsWrittenAndReadAgain(value[0]);
        }
    }

    private static JsonNode decodedOrNull(ByteBuffer term) {
        try {
            return CODEC.decode(term, JsonNode.class);
        } catch (DecodeException refused) {
            return null;
        }
    }

    private static void assertIsWrittenAndReadAgain(JsonNode value) {
        ByteBuffer payload = CODEC.encode(0, value);
        Envelope envelope = new Envelope();
        CODEC.readEnvelope(payload, envelope);
        CODEC.closeData(payload, envelope);

        JsonNode again = CODEC.decode(envelope.dataOf(payload), JsonNode.class);

        assertThat(again).isEqualTo(value);
    }
}
