package dev.shard.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the model gateway sends.
 *
 * @param op opcode
 * @param s sequence; null for none
 * @param t event name; null for none
 * @param d maps, lists, strings, numbers, booleans and null
 */
record Payload(
        int op,
        @Nullable Long s,
        @Nullable String t,
        @Nullable Object d) {
    /** Any opcode but a dispatch. */
    static Payload of(int op, @Nullable Object d) {
        return new Payload(op, null, null, d);
    }

    /** Op 10. */
    static Payload hello(long intervalMillis) {
        return of(10, intervalMillis == 0 ? Map.of() : Map.of("heartbeat_interval", intervalMillis));
    }

    static Payload event(@Nullable Long s, String name, @Nullable Object d) {
        return new Payload(0, s, name, d);
    }

    /** The envelope, in the order in which Discord sends it, or with its data first. */
    Map<String, @Nullable Object> envelope(boolean dataFirst) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        if (dataFirst) {
            envelope.put("d", d);
        }
        envelope.put("t", t);
        envelope.put("s", s);
        envelope.put("op", (long) op);
        envelope.putIfAbsent("d", d);
        return envelope;
    }

    /** For the trace. */
    @Override
    public String toString() {
        return "op " + op + (t == null ? "" : " " + t) + (s == null ? "" : " s=" + s) + (op == 9 ? " " + d : "");
    }
}
