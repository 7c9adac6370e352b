package dev.shard.fuzz;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * R15, R14: recorded bytes, changed a little here and there, give what a reference gives or the documented refusal;
 * nothing else is thrown, nothing hangs, and no more is allocated than the input and the limits allow. The number of tries
 * is jqwik's default; {@code -Djqwik.tries.default=1000000} makes it a long run.
 */
class MutatedInputTest {
    private static final List<byte[]> JSON = Seeds.json();
    private static final List<byte[]> ETF = Seeds.etf();
    private static final List<byte[]> ZLIB = Seeds.zlib();
    private static final List<byte[]> ZSTD = Seeds.zstd();
    private static final List<byte[]> FRAMES = Seeds.frames();
    private static final List<byte[]> UPGRADES = Seeds.upgrades();

    @Property(shrinking = ShrinkingMode.OFF)
    void envelopesInJson(@ForAll long seed) {
        mutated(JSON, seed, Targets::json);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void terms(@ForAll long seed) {
        mutated(ETF, seed, Targets::etf);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void zlibStreams(@ForAll long seed) {
        mutated(ZLIB, seed, Targets::zlibStream);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void zlibPayloads(@ForAll long seed) {
        mutated(ZLIB, seed, Targets::zlibPayload);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void zstdStreams(@ForAll long seed) {
        mutated(ZSTD, seed, Targets::zstdStream);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void webSocketFrames(@ForAll long seed) {
        mutated(FRAMES, seed, Targets::frames);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void answersToTheUpgrade(@ForAll long seed) {
        mutated(UPGRADES, seed, Targets::upgrade);
    }

    private static void mutated(List<byte[]> seeds, long seed, Consumer<byte[]> target) {
        byte[] input = new Mutations(seeds, new Random(seed)).next();
        try {
            target.accept(input);
        } catch (RuntimeException | Error failure) {
            throw new AssertionError("on these bytes: " + HexFormat.of().formatHex(input), failure);
        }
    }
}
