package dev.shard.tck.compression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule of the contract finds who breaks it. */
class CompressionContractCanFailTest {
    private static final PayloadSink NOBODY = payload -> {};

    /** Gives a decompressor that keeps the contract a bad habit. */
    private interface Habit {
        Decompressor of(DecompressorContext context, Function<DecompressorContext, Decompressor> careful);
    }

    @Test
    void whoTakesTheContextAtOnceBreaksD1() {
        Habit habit = (context, careful) -> {
            Decompressor early = careful.apply(context);
            early.push(ByteBuffer.allocate(0), NOBODY);
            return early;
        };

        assertBreaks(habit, CompressionContract::d1_aContextTakesNoNativeMemoryBeforeItsFirstMessage);
    }

    @Test
    void whoSharesAContextBreaksD1() {
        AtomicInteger live = new AtomicInteger();
        SlowDecompressor[] shared = new SlowDecompressor[1];
        Habit habit = (context, careful) -> {
            if (shared[0] == null) {
                shared[0] = new SlowDecompressor(context, live);
            }
            return new Careless(context, careful) {
                @Override
                public void push(ByteBuffer message, PayloadSink sink) {
                    shared[0].push(message, sink);
                }
            };
        };

        assertBreaks(habit, CompressionContract::d1_eachConnectionHasItsOwnContext);
    }

    @Test
    void whoTakesEachMessageForAStreamBreaksD2() {
        Habit habit = (context, careful) -> new Careless(context, careful) {
            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                startAnew(context);
                super.push(message, sink);
            }
        };

        assertBreaks(habit, CompressionContract::d2_aStreamCutAtAnyByteGivesTheSamePayloads);
        assertBreaks(habit, CompressionContract::d2_aStreamInMessagesOfAFewBytesGivesTheSamePayloads);
    }

    @Test
    void whoExpectsOnePayloadInAMessageBreaksD2() {
        Habit habit = (context, careful) -> new Careless(context, careful) {
            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                int[] payloads = {0};
                super.push(message, payload -> {
                    if (payloads[0]++ == 0) {
                        sink.onPayload(payload);
                    }
                });
            }
        };

        assertBreaks(habit, CompressionContract::d2_messagesMayBeCutAndJoinedAtWill);
    }

    @Test
    void whoDeliversPartsBreaksD3() {
        Habit habit = (context, careful) -> new Careless(context, careful) {
            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                sink.onPayload(message.duplicate());
                super.push(message, NOBODY);
            }
        };

        assertBreaks(habit, CompressionContract::d2_anEmptyMessageHoldsNoPayload);
        assertBreaks(habit, CompressionContract::d3_noPartOfAPayloadIsDelivered);
    }

    @Test
    void whoseLimitIsAnotherBreaksD4() {
        assertBreaks(limitOffBy(1), CompressionContract::d4_aPayloadOfOneByteMoreIsRefused);
        assertBreaks(limitOffBy(-1), CompressionContract::d4_aPayloadOfTheLimitIsDelivered);
    }

    @Test
    void whoWritesABombOutBreaksD4AndD9() {
        Habit habit = (context, careful) -> new Careless(context, careful) {
            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                context.output().grow(0, Integer.MAX_VALUE);
                super.push(message, sink);
            }
        };

        assertBreaks(habit, CompressionContract::d4_aBombIsRefusedBeforeItIsWrittenOut);
        assertBreaks(habit, CompressionContract::d9_aGiantLeavesTheOutputBufferSmall);
    }

    @Test
    void whoStartsAnewAfterAnExceptionBreaksD6() {
        Habit habit = (context, careful) -> new Careless(context, careful) {
            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                try {
                    super.push(message, sink);
                } catch (RuntimeException e) {
                    startAnew(context);
                    throw e;
                }
            }
        };

        assertBreaks(habit, CompressionContract::d6_afterAnErrorEveryCallThrowsTheSameWay);
        assertBreaks(habit, CompressionContract::d6_aSinkThatThrowsLeavesTheContextIntact);
    }

    @Test
    void whoForgetsToFreeBreaksD7() {
        Habit habit = (context, careful) -> {
            Decompressor forgotten = careful.apply(context);
            return new Careless(context, careful) {
                @Override
                public void push(ByteBuffer message, PayloadSink sink) {
                    forgotten.push(ByteBuffer.allocate(0), NOBODY);
                    super.push(message, sink);
                }
            };
        };

        assertBreaks(habit, CompressionContract::d7_closingFreesTheContextAndMayBeDoneTwice);
        assertBreaks(habit, CompressionContract::d7_anErrorFreesTheContext);
        assertBreaks(habit, CompressionContract::d7_closingInsideOfASinkEndsTheMessage);
    }

    @Test
    void whoKeepsTheMessageBreaksD8() {
        Habit habit = (context, careful) -> new Careless(context, careful) {
            private ByteBuffer before = ByteBuffer.allocate(0);

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                super.push(before, sink);
                before = message.duplicate();
            }
        };

        assertBreaks(habit, CompressionContract::d8_aMessageMayBeOverwrittenAfterwards);
        assertBreaks(habit, CompressionContract::d8_everyKindOfBufferIsReadToItsLimit);
    }

    @Test
    void whoLeavesAPayloadInTheOutputBreaksD9() {
        Habit habit = (context, careful) -> new Careless(context, careful) {
            private int length;

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                if (length > 0) {
                    sink.onPayload(context.output().view(0, length));
                }
                super.push(message, payload -> {
                    length = payload.remaining();
                    payload.get(context.output().array(), 0, length);
                });
            }
        };

        assertBreaks(habit, CompressionContract::d9_connectionsTakeTurnsWithOneOutputBuffer);
    }

    private static Habit limitOffBy(int bytes) {
        return (context, careful) -> careful.apply(new DecompressorContext(
                context.output(), context.framing(), context.maxInflatedBytes() + bytes, context.maxPendingBytes()));
    }

    private static void assertBreaks(Habit habit, Consumer<CompressionContract> rule) {
        CompressionContract careless = new SlowCompressionContractTest() {
            @Override
            protected Compression compression() {
                return new SlowCompression(context -> habit.of(context, this::careful));
            }
        };

        assertThatThrownBy(() -> rule.accept(careless)).isNotNull();
    }
}
