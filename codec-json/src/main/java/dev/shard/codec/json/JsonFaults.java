package dev.shard.codec.json;

import dev.shard.DecodeException;
import java.nio.charset.StandardCharsets;

/** Words faults in JSON so that they help and give away nothing that was in a value. */
final class JsonFaults {
    private static final int EXCERPT_BYTES = 12;

    private JsonFaults() {}

    /** A fault in what the peer sent. */
    static DecodeException decodeException(MalformedJson fault, TextBytes text) {
        String problem = fault.problem() + ", near " + excerpt(text, fault.index());
        return new DecodeException("malformed JSON: " + problem, fault.index() - text.from());
    }

    /**
     * The structure around a fault: punctuation as it is, a star for each byte of anything else.
     *
     * @param index of the fault, marked by {@code >>>}
     */
    static String excerpt(TextBytes text, int index) {
        int first = Math.max(text.from(), index - EXCERPT_BYTES);
        int last = Math.min(text.end(), index + EXCERPT_BYTES);
        String before = (first > text.from() ? "..." : "") + masked(text.array(), first, index);
        return before + ">>>" + masked(text.array(), index, last) + (last < text.end() ? "..." : "");
    }

    private static String masked(byte[] text, int from, int end) {
        return new String(text, from, end - from, StandardCharsets.ISO_8859_1).replaceAll("[^]\\[{}:,\" ]", "*");
    }
}
