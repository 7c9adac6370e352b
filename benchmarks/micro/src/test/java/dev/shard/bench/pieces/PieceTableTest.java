package dev.shard.bench.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PieceTableTest {
    private static final Map<String, String> SMALL = Map.of("payloadBytes", "512", "input", "heap");
    private static final Map<String, String> LARGE = Map.of("payloadBytes", "65536", "input", "heap");

    @Test
    void aPieceStandsBesideTheBareLibraryWithTheSameParameters() {
        List<String> lines = new PieceTable(List.of(
                        new Piece("ZlibInflate.bare", SMALL, 900, 9, 0.2),
                        new Piece("ZlibInflate.bare", LARGE, 90_000, 900, 0),
                        new Piece("ZlibInflate.shard", SMALL, 1_000, 20, 24),
                        new Piece("Protocol.spend", Map.of(), 2_500_000, Double.NaN, 1_234)))
                .lines();

        assertThat(lines)
                .contains(
                        "| ZlibInflate.bare | input=heap, payloadBytes=512 | 900.00 ns (± 9.00) | 1.00 | < 1 |",
                        "| ZlibInflate.shard | input=heap, payloadBytes=512 | 1.00 µs (± 0.02) | 0.90 | 24 |",
                        "| Protocol.spend |  | 2.50 ms |  | 1,234 |");
    }
}
