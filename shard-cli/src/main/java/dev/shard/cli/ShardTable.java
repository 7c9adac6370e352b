package dev.shard.cli;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ShardStatus;
import dev.shard.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Shards as a table, a row each. */
final class ShardTable {
    private static final Column[] COLUMNS = {
        column(10),
        column(17),
        column(9),
        column(10),
        column(10),
        column(10),
        column(11),
        column(7),
        column(8),
        column(38)
    };
    private static final String[] HEADS = {
        "shard", "state", "away", "ping", "sequence", "events/s", "received", "ratio", "resumes", "last close"
    };

    private ShardTable() {}

    private static Column column(int width) {
        return new Column(width, 0, Overflow.TRUNCATE);
    }

    /**
     * Draws it.
     *
     * @param rate events per second of a shard
     */
    static String of(List<ShardStatus> shards, ToLongFunction<ShardStatus> rate) {
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), COLUMNS);
        table.addRowValues(HEADS);
        for (ShardStatus shard : shards) {
            table.addRowValues(row(shard, rate.applyAsLong(shard)));
        }
        return table.toString();
    }

    private static String[] row(ShardStatus status, long eventsPerSecond) {
        return new String[] {
            status.shard().toString(),
            status.phase().toString(),
            status.history().sinceNotActive().map(ShardTable::age).orElse("-"),
            status.heartbeat().ping().map(ShardTable::millis).orElse("-"),
            status.lastSequence() == Dispatch.NO_SEQUENCE ? "-" : Long.toString(status.lastSequence()),
            String.format("%,d", eventsPerSecond),
            bytes(status.traffic().wireBytes()),
            ratio(status.traffic()),
            Long.toString(status.history().resumes()),
            close(status.history().lastClose())
        };
    }

    private static String age(Duration time) {
        return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }

    private static String millis(Duration ping) {
        return String.format("%.1f ms", ping.toNanos() / 1e6);
    }

    private static String bytes(long count) {
        if (count < 10_000) {
            return count + " B";
        }
        return count < 10_000_000 ? String.format("%.1f kB", count / 1e3) : String.format("%.1f MB", count / 1e6);
    }

    private static String ratio(ShardStatus.Traffic traffic) {
        return traffic.wireBytes() == 0
                ? "-"
                : String.format("%.1f", (double) traffic.payloadBytes() / traffic.wireBytes());
    }

    /** Few words: the sentence that the status has for people is longer than a row. */
    private static String close(@Nullable CloseStatus status) {
        if (status == null) {
            return "-";
        }
        TransportException failure = status.failure();
        return switch (status.origin()) {
            case LOCAL -> status.code() + " " + status.reason();
            case PEER -> "by peer: " + (status.code() == CloseStatus.NO_CODE ? "no code" : status.code());
            case LOST -> "lost";
            case NEVER_OPENED -> "not opened" + (failure == null ? "" : ": " + step(failure));
        };
    }

    private static String step(TransportException failure) {
        String phase = failure.phase().name().toLowerCase(Locale.ROOT);
        return failure.httpStatus() == 0 ? phase : phase + " answered " + failure.httpStatus();
    }
}
