package dev.shard.tck.codec;

import dev.shard.spi.codec.Codec;
import java.util.function.Supplier;

/** Ways to break one rule and no other. */
enum CodecHabit {
    TAKES_NOTHING_FOR_WHOLE("C1", FramingHabits::takesNothingForWhole),
    TAKES_EVERYTHING_FOR_WHOLE("C1", FramingHabits::takesEverythingForWhole),

    TAKES_ALL_BYTES_FOR_ONE_PAYLOAD("C2", FramingHabits::takesAllBytesForOnePayload),
    TAKES_A_PART_FOR_MALFORMED("C2", FramingHabits::takesAPartForMalformed),
    WAITS_FOR_MALFORMED_BYTES("C2", FramingHabits::waitsForMalformedBytes),
    LOOKS_FOR_THE_END_IN_THE_ARRAY("C2", FramingHabits::looksForTheEndInTheArray),

    ROUNDS_SEQUENCES("C3", EnvelopeHabits::roundsSequences),
    ROUNDS_INTEGERS("C3", ValueHabits::roundsIntegers),
    ROUNDS_WHAT_IT_WRITES("C3", OutboundHabits::roundsWhatItWrites),

    CUTS_OPCODES_TO_32_BITS("C4", EnvelopeHabits::cutsOpcodesTo32Bits),
    TAKES_NAMES_FOR_ASCII("C4", EnvelopeHabits::takesNamesForAscii),
    REFUSES_UNKNOWN_KEYS("C4", EnvelopeHabits::refusesUnknownKeys),
    STOPS_AT_THE_DATA("C4", EnvelopeHabits::stopsAtTheData),

    HAS_NO_BOUND_OF_DEPTH("C5", () -> new SlowCodec(Integer.MAX_VALUE)),
    HAS_A_BOUND_THAT_IS_TOO_TIGHT("C5", () -> new SlowCodec(100)),

    QUOTES_WHAT_IT_CANNOT_READ("C6", ValueHabits::quotesWhatItCannotRead),
    QUOTES_WHAT_IT_CANNOT_WRITE("C6", OutboundHabits::quotesWhatItCannotWrite),

    MOVES_THE_POSITION_OF_A_PAYLOAD("C7", EnvelopeHabits::movesThePosition),
    READS_THE_ARRAY_OF_A_PAYLOAD("C7", EnvelopeHabits::readsTheArray),
    KEEPS_THE_SEQUENCE_BEFORE("C7", EnvelopeHabits::keepsTheSequenceBefore),
    MAKES_NAMES_ANEW("C7", EnvelopeHabits::makesNamesAnew),
    READS_AN_OPCODE_FROM_TEXT("C7", EnvelopeHabits::readsAnOpcodeFromText),
    HAS_A_DEFAULT_OPCODE("C7", EnvelopeHabits::hasADefaultOpcode),
    READS_NOTHING_FROM_NOTHING("C7", EnvelopeHabits::readsNothingFromNothing),
    FAILS_AT_THE_END_OF_A_CUT_PAYLOAD("C7", EnvelopeHabits::failsAtTheEndOfACutPayload),

    WANTS_AT_LEAST_ONE_BYTE("C8", ValueHabits::wantsAtLeastOneByte),
    STOPS_AFTER_THE_FIRST_VALUE("C8", ValueHabits::stopsAfterTheFirstValue),
    MOVES_THE_POSITION_OF_DATA("C8", ValueHabits::movesThePosition),
    REFUSES_UNKNOWN_PROPERTIES("C8", ValueHabits::refusesUnknownProperties),
    LOSES_THE_ARGUMENTS_OF_A_TYPE("C8", ValueHabits::losesTheArgumentsOfAType),
    LEAVES_OUT_NULLS("C8", ValueHabits::leavesOutNulls),
    CONVERTS_NO_NUMBERS("C8", ValueHabits::convertsNoNumbers),
    FAILS_AT_HALF_A_CHARACTER("C8", ValueHabits::failsAtHalfACharacter),

    SHARES_ONE_BUFFER("C9", OutboundHabits::sharesOneBuffer),
    WRITES_NO_NULLS("C9", OutboundHabits::writesNoNulls),
    WRITES_WHAT_IS_NO_NUMBER_AS_TEXT("C9", OutboundHabits::writesWhatIsNoNumberAsText),

    CHANGES_THE_TEXT("C10", OutboundHabits::changesTheText),
    ALLOWS_TWO_OPCODES("C10", OutboundHabits::allowsTwoOpcodes),
    DOES_NOT_SAY_WHERE("C10", OutboundHabits::doesNotSayWhere),

    NEVER_CLOSES_DATA("C11", EnvelopeHabits::neverClosesData);

    private final String rule;
    private final Supplier<Codec> codec;

    CodecHabit(String rule, Supplier<Codec> codec) {
        this.rule = rule;
        this.codec = codec;
    }

    /** The number of the rule that this breaks. */
    String rule() {
        return rule;
    }

    /** A new codec with this habit. */
    Codec codec() {
        return codec.get();
    }
}
