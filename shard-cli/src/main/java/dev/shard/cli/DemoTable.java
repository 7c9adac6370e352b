package dev.shard.cli;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ShardStatus;
import dev.shard.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The shards of a demo as a table, a row each. */
final class DemoTable {
    private static final Column[] COLUMNS = {
        column(8), column(17), column(9), column(10), column(10), column(11), column(7), column(8), column(38)
    };
    private static final String[] HEADS = {
        "shard", "state", "ping", "sequence", "events/s", "received", "ratio", "resumes", "last close"
    };

    private DemoTable() {}

    private static Column column(int width) {
        return new Column(width, 0, Overflow.TRUNCATE);
    }

    static String of(List<DemoShard> shards) {
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), COLUMNS);
        table.addRowValues(HEADS);
        for (DemoShard shard : shards) {
            table.addRowValues(row(shard));
        }
        return table.toString();
    }

    private static String[] row(DemoShard shard) {
        ShardStatus status = shard.status();
        return new String[] {
            status.shard().toString(),
            status.phase().toString(),
            status.heartbeat().ping().map(DemoTable::millis).orElse("-"),
            status.lastSequence() == Dispatch.NO_SEQUENCE ? "-" : Long.toString(status.lastSequence()),
            String.format("%,d", shard.eventsPerSecond()),
            bytes(status.traffic().wireBytes()),
            ratio(status.traffic()),
            Long.toString(status.history().resumes()),
            close(status.history().lastClose())
        };
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
