package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import java.math.BigInteger;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fields that nobody documents: a client must carry or ignore them, whatever their type, size and name. */
final class Quirks {
    private static final BigInteger UNSIGNED_64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final long BEYOND_DOUBLE = (1L << 53) + 1;

    private Quirks() {}

    /** Adds one to three, each under a name of its own, so that no documented field is hidden. */
    static Obj unknownFields(Obj event, Draw draw) {
        int first = draw.below(12);
        int count = draw.between(1, 3);
        for (int i = 0; i < count; i++) {
            add(event, draw, (first + i) % 12);
        }
        return event;
    }

    private static void add(Obj event, Draw draw, int quirk) {
        switch (quirk) {
            case 0 -> event.texts("_trace", 1, i -> "[\"gateway-sim\",{\"micros\":" + draw.below(1000) + "}]");
            case 1 -> event.put("_version_hash", draw.opaque(27));
            case 2 -> event.put("_revision", BEYOND_DOUBLE + draw.below(1000));
            case 3 -> event.put("_unsigned", JsonNodeFactory.instance.numberNode(UNSIGNED_64));
            case 4 -> event.put("_offset", Long.MIN_VALUE + draw.below(1000));
            case 5 -> event.decimal("_score", "-" + draw.below(100) + ".25");
            case 6 -> event.decimal("_weight", "6.02214076E+23");
            case 7 -> event.decimal("_share", "1E-7");
            case 8 -> event.nil("_nothing").none("_empty_list").put("_empty", obj());
            case 9 ->
                event.put(
                        "_nested",
                        obj().put("op", 9).put("t", "READY").put("s", 1).put("d", obj().put("d", false)));
            case 10 -> event.put("_\"op\":\\", Words.hostile(draw));
            default -> event.put("", Words.emoji(draw));
        }
    }
}
