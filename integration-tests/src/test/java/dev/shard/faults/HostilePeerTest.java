package dev.shard.faults;

import dev.shard.integration.Combination;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R14, S30: whatever a peer sends, a process with 48 MiB of heap survives it, says what was wrong, keeps its sessions and
 * goes on with them; another shard on the same event loop gets its events and beats all the while.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class HostilePeerTest {
    static Stream<String> transports() {
        return Combination.transports();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void framesAndAnswersThatBreakTheRules(String transport) throws Exception {
        try (Siege siege = Siege.of(new Combination(transport, "json", "none"))) {
            for (Attack attack : FrameAttacks.all()) {
                siege.insert(attack);
            }
            siege.quicken();
            siege.insert(FrameAttacks.dripping());
            for (Attack attack : HttpAttacks.all()) {
                siege.answer(attack);
            }
            siege.lift();
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aZlibBomb(String transport) throws Exception {
        try (Siege siege = Siege.of(new Combination(transport, "json", "zlib-stream"))) {
            siege.send("bomb", "maxInflatedBytes", true, Bombs.zlib());
            siege.lift();
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aZstdBomb(String transport) throws Exception {
        try (Siege siege = Siege.of(new Combination(transport, "json", "zstd-stream"))) {
            siege.send("bomb", "maxInflatedBytes", true, Bombs.zstd());
            siege.lift();
        }
    }

    /** Two, since the third bad payload within a minute costs the connection. */
    @ParameterizedTest
    @MethodSource("transports")
    void termsThatAreBombs(String transport) throws Exception {
        try (Siege siege = Siege.of(new Combination(transport, "etf", "none"))) {
            siege.send("a term of 1 GiB", "at most", false, Bombs.compressedTerm(1 << 30));
            siege.send("a term of more than it says", "longer than it says", false, Bombs.compressedTerm(1000));
            siege.send("a deep term", "undecodable", true, Bombs.nestedTerm(100_000));
            siege.lift();
        }
    }
}
