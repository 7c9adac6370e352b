package dev.shard.bench.pieces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pieces as Markdown, in the order in which they were measured. */
final class PieceTable {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Piece> pieces;

    PieceTable(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Lines of the table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "| piece | with | time per operation (99.9 % error) | speed ÷ the bare library's | bytes allocated per operation |",
                "| --- | --- | --- | --- | --- |"));
        for (Piece piece : pieces) {
            lines.add("| %s | %s | %s | %s | %s |"
                    .formatted(piece.name(), piece.with(), time(piece), ratio(piece), bytes(piece)));
        }
        return lines;
    }

    private static String time(Piece piece) {
        if (piece.nanos() < NANOS_PER_MICRO) {
            return time(piece, 1, "ns");
        }
        return piece.nanos() < NANOS_PER_MILLI
                ? time(piece, NANOS_PER_MICRO, "µs")
                : time(piece, NANOS_PER_MILLI, "ms");
    }

    private static String time(Piece piece, double unit, String name) {
        String mean = format("%.2f ", piece.nanos() / unit) + name;
        return Double.isNaN(piece.error()) ? mean : mean + format(" (± %.2f)", piece.error() / unit);
    }

    private String ratio(Piece piece) {
        return pieces.stream()
                .filter(piece::isBesideBare)
                .findFirst()
                .map(bare -> format("%.2f", bare.nanos() / piece.nanos()))
                .orElse("");
    }

    /** What is below a byte is the rest of what was allocated once for many operations, or by the profiler. */
    private static String bytes(Piece piece) {
        return piece.allocatedBytes() < 1 ? "< 1" : format("%,.0f", piece.allocatedBytes());
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
