package dev.shard.tck.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.DecodeException;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bad habits in reading an envelope. */
final class EnvelopeHabits {
    private static final Pattern UNKNOWN_FIRST_KEY = Pattern.compile("\\{\"(?!(t|s|op|d)\")\\w+\":.*");

    private EnvelopeHabits() {}

    /** Does something before, and does right whatever that does not prevent. */
    private static Codec before(BiConsumer<ByteBuffer, Envelope> habit) {
        return new CarelessCodec() {
            @Override
            public void readEnvelope(ByteBuffer payload, Envelope into) {
                habit.accept(payload, into);
                super.readEnvelope(payload, into);
            }
        };
    }

    /** Does it right, and spoils it. */
    private static Codec after(BiConsumer<ByteBuffer, Envelope> habit) {
        return new CarelessCodec() {
            @Override
            public void readEnvelope(ByteBuffer payload, Envelope into) {
                super.readEnvelope(payload, into);
                habit.accept(payload, into);
            }
        };
    }

    private static Codec instead(UnaryOperator<ByteBuffer> habit) {
        return new CarelessCodec() {
            @Override
            public void readEnvelope(ByteBuffer payload, Envelope into) {
                super.readEnvelope(habit.apply(payload), into);
            }
        };
    }

    private static Codec changingNumbers(LongUnaryOperator op, LongUnaryOperator sequence) {
        return after((payload, into) -> into.set(
                op.applyAsLong(into.op()),
                sequence.applyAsLong(into.sequence()),
                into.name(),
                into.dataOffset(),
                into.dataLength()));
    }

    private static Codec changingNames(UnaryOperator<@Nullable String> change) {
        return after((payload, into) ->
                into.set(into.op(), into.sequence(), change.apply(into.name()), into.dataOffset(), into.dataLength()));
    }

    static Codec roundsSequences() {
        return changingNumbers(op -> op, sequence -> (long) (double) sequence);
    }

    static Codec cutsOpcodesTo32Bits() {
        return changingNumbers(op -> (int) op, sequence -> sequence);
    }

    static Codec takesNamesForAscii() {
        return changingNames(name -> {
            String ascii = name == null ? null : new String(name.getBytes(UTF_8), ISO_8859_1);
            return Objects.equals(name, ascii) ? name : ascii;
        });
    }

    static Codec makesNamesAnew() {
        return changingNames(name -> name == null ? null : new String(name.getBytes(UTF_8), UTF_8));
    }

    static Codec refusesUnknownKeys() {
        return before((payload, into) -> {
            if (UNKNOWN_FIRST_KEY.matcher(CarelessCodec.textOf(payload)).matches()) {
                throw new DecodeException("expected a key of the envelope", 1);
            }
        });
    }

    static Codec stopsAtTheData() {
        return after((payload, into) -> {
            if (CarelessCodec.textOf(payload).startsWith("{\"d\"")) {
                into.set(into.op(), into.sequence(), null, into.dataOffset(), into.dataLength());
            }
        });
    }

    static Codec movesThePosition() {
        return after((payload, into) -> payload.position(payload.limit()));
    }

    @SuppressWarnings("ByteBufferBackingArray") // That is the habit.
    static Codec readsTheArray() {
        return instead(payload -> ByteBuffer.wrap(payload.array(), payload.position(), payload.remaining()));
    }

    static Codec keepsTheSequenceBefore() {
        return new CarelessCodec() {
            @Override
            public void readEnvelope(ByteBuffer payload, Envelope into) {
                long kept = into.sequence();
                super.readEnvelope(payload, into);
                long sequence = into.sequence() == Envelope.NO_SEQUENCE ? kept : into.sequence();
                into.set(into.op(), sequence, into.name(), into.dataOffset(), into.dataLength());
            }
        };
    }

    static Codec readsAnOpcodeFromText() {
        return instead(
                payload -> CarelessCodec.utf8(CarelessCodec.textOf(payload).replace("\"op\":\"0\"", "\"op\":0")));
    }

    static Codec hasADefaultOpcode() {
        return forgiving(payload -> true, SlowEnvelope.NO_OPCODE);
    }

    static Codec readsNothingFromNothing() {
        return forgiving(payload -> !payload.hasRemaining(), "expected a map");
    }

    private static Codec forgiving(Predicate<ByteBuffer> which, String fault) {
        return new CarelessCodec() {
            @Override
            public void readEnvelope(ByteBuffer payload, Envelope into) {
                try {
                    super.readEnvelope(payload, into);
                } catch (DecodeException e) {
                    if (!which.test(payload) || !String.valueOf(e.getMessage()).startsWith(fault)) {
                        throw e;
                    }
                }
            }
        };
    }

    static Codec failsAtTheEndOfACutPayload() {
        return before((payload, into) -> {
            String text = CarelessCodec.textOf(payload).strip();
            if (text.startsWith("{") && !text.endsWith("}")) {
                throw new IndexOutOfBoundsException("beyond the limit");
            }
        });
    }

    /** Takes data for the last where everything else came before, and leaves it at that. */
    static Codec neverClosesData() {
        return after((payload, into) -> {
            String before = CarelessCodec.textOf(payload.duplicate().limit(into.dataOffset()));
            if (before.contains("\"op\"") && before.contains("\"s\"") && before.contains("\"t\"")) {
                int length = payload.limit() - 1 - into.dataOffset();
                into.set(into.op(), into.sequence(), into.name(), into.dataOffset(), length, true);
            }
        });
    }
}
