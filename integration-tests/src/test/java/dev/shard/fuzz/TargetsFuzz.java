package dev.shard.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same targets, led by coverage; not part of the build, but one by one for as long as wanted, with what was found kept
 * in {@code .cifuzz-corpus}:
 *
 * <pre>mvn -Pfuzz -pl integration-tests -am test -Dtest=TargetsFuzz#terms -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class TargetsFuzz {
    private static final String TEN_MINUTES = "10m";

    static List<byte[]> json() {
        return Seeds.json();
    }

    static List<byte[]> etf() {
        return Seeds.etf();
    }

    static List<byte[]> zlib() {
        return Seeds.zlib();
    }

    static List<byte[]> zstd() {
        return Seeds.zstd();
    }

    static List<byte[]> frames() {
        return Seeds.frames();
    }

    static List<byte[]> upgrades() {
        return Seeds.upgrades();
    }

    @MethodSource("json")
    @FuzzTest(maxDuration = TEN_MINUTES)
    void envelopesInJson(byte[] input) {
        Targets.json(input);
    }

    @MethodSource("etf")
    @FuzzTest(maxDuration = TEN_MINUTES)
    void terms(byte[] input) {
        Targets.etf(input);
    }

    @MethodSource("zlib")
    @FuzzTest(maxDuration = TEN_MINUTES)
    void zlibStreams(byte[] input) {
        Targets.zlibStream(input);
    }

    @MethodSource("zlib")
    @FuzzTest(maxDuration = TEN_MINUTES)
    void zlibPayloads(byte[] input) {
        Targets.zlibPayload(input);
    }

    @MethodSource("zstd")
    @FuzzTest(maxDuration = TEN_MINUTES)
    void zstdStreams(byte[] input) {
        Targets.zstdStream(input);
    }

    @MethodSource("frames")
    @FuzzTest(maxDuration = TEN_MINUTES)
    void webSocketFrames(byte[] input) {
        Targets.frames(input);
    }

    @MethodSource("upgrades")
    @FuzzTest(maxDuration = TEN_MINUTES)
    void answersToTheUpgrade(byte[] input) {
        Targets.upgrade(input);
    }
}
