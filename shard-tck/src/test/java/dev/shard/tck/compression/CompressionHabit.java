package dev.shard.tck.compression;

import static dev.shard.tck.compression.Careless.pushing;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Ways to break one rule and no other. */
enum CompressionHabit {
    TAKES_ITS_CONTEXT_AT_ONCE("D1", () -> (context, careful) -> {
        var early = careful.apply(context);
        early.push(ByteBuffer.allocate(0), Careless.NOBODY);
        return early;
    }),
    FAILS_WHERE_ANOTHER_HAS_FAILED("D1", LastingHabits::failsWhereAnotherHasFailed),

    TAKES_AN_EMPTY_MESSAGE_FOR_A_PAYLOAD(
            "D2",
            () -> pushing((careless, message, sink) -> {
                boolean empty = !message.hasRemaining();
                careless.pushCarefully(message, sink);
                if (empty) {
                    sink.onPayload(message);
                }
            })),
    OVERLOOKS_A_MARK_THAT_IS_CUT(
            "D2",
            () -> pushing((careless, message, sink) -> {
                int from = message.position();
                careless.pushCarefully(message, payload -> {
                    if (message.position() - from >= 4) {
                        sink.onPayload(payload);
                    }
                });
            })),
    EXPECTS_ONE_PAYLOAD_IN_A_MESSAGE(
            "D2",
            () -> pushing((careless, message, sink) -> {
                int[] payloads = {0};
                careless.pushCarefully(message, payload -> {
                    if (payloads[0]++ == 0) {
                        sink.onPayload(payload);
                    }
                });
            })),

    DELIVERS_WHAT_IS_LEFT_WHEN_CLOSED("D3", LastingHabits::deliversWhatIsLeftWhenClosed),

    ALLOWS_A_BYTE_TOO_MUCH("D4", () -> limitOffBy(1)),
    ALLOWS_A_BYTE_TOO_LITTLE("D4", () -> limitOffBy(-1)),
    WRITES_A_BOMB_OUT(
            "D4",
            () -> pushing((careless, message, sink) -> {
                try {
                    careless.pushCarefully(message, sink);
                } catch (RemoteProtocolException e) {
                    OutputBuffer output = careless.context.output();
                    while (output.capacity() <= OutputBuffer.RETAINED_BYTES) {
                        output.grow(0, Integer.MAX_VALUE);
                    }
                    output.released(output.capacity());
                    throw e;
                }
            })),

    STARTS_ANEW_AFTER_AN_ERROR(
            "D6",
            () -> pushing((careless, message, sink) -> {
                try {
                    careless.pushCarefully(message, sink);
                } catch (RemoteProtocolException e) {
                    careless.startAnew();
                    throw e;
                }
            })),
    LOSES_ITS_CONTEXT_WITH_A_SINK_THAT_THROWS(
            "D6",
            () -> pushing((careless, message, sink) -> {
                try {
                    careless.pushCarefully(message, sink);
                } catch (IllegalStateException e) {
                    careless.startAnew();
                    throw e;
                }
            })),

    FORGETS_TO_FREE("D7", LastingHabits::forgetsToFree),
    FREES_AGAIN_WHEN_CLOSED_AGAIN("D7", LastingHabits::freesAgainWhenClosedAgain),
    FREES_NOTHING_AFTER_AN_ERROR("D7", LastingHabits::freesNothingAfterAnError),
    GOES_ON_WHEN_CLOSED_IN_A_SINK("D7", LastingHabits::goesOnWhenClosedInASink),

    KEEPS_THE_LAST_MESSAGE("D8", LastingHabits::keepsTheLastMessage),
    TAKES_THE_ARRAY_BEHIND_A_MESSAGE(
            "D8",
            () -> pushing((careless, message, sink) -> {
                ByteBuffer array = ByteBuffer.wrap(message.array(), message.position(), message.remaining());
                message.position(message.limit());
                careless.pushCarefully(array, sink);
            })),
    DOES_NOT_MOVE_THE_POSITION(
            "D8", () -> pushing((careless, message, sink) -> careless.pushCarefully(message.duplicate(), sink))),

    LEAVES_A_PART_IN_THE_OUTPUT("D9", LastingHabits::leavesAPartInTheOutput),
    KEEPS_THE_ROOM_FOR_A_GIANT(
            "D9",
            () -> pushing((careless, message, sink) -> careless.pushCarefully(message, payload -> {
                if (payload.remaining() > OutputBuffer.RETAINED_BYTES) {
                    careless.context.output().grow(0, payload.remaining());
                }
                sink.onPayload(payload);
            }))),
    KEEPS_THE_ROOM_FOR_A_GIANT_THAT_IS_REFUSED(
            "D9",
            () -> pushing((careless, message, sink) -> {
                try {
                    careless.pushCarefully(message, sink);
                } catch (RemoteProtocolException e) {
                    if (careless.context.maxInflatedBytes() > OutputBuffer.RETAINED_BYTES) {
                        careless.context.output().grow(0, careless.context.maxInflatedBytes());
                    }
                    throw e;
                }
            }));

    private final String rule;
    private final Supplier<Careless.Habit> habit;

    CompressionHabit(String rule, Supplier<Careless.Habit> habit) {
        this.rule = rule;
        this.habit = habit;
    }

    /** The number of the rule that this breaks. */
    String rule() {
        return rule;
    }

    /** The habit, without memory of other tests. */
    Careless.Habit fresh() {
        return habit.get();
    }

    private static Careless.Habit limitOffBy(int bytes) {
        return (context, careful) -> careful.apply(new DecompressorContext(
                context.output(), context.framing(), context.maxInflatedBytes() + bytes, context.maxPendingBytes()));
    }
}
