package dev.shard.cli;

import dev.shard.fleet.FleetProgress;
import java.time.Duration;

/** How far a fleet has come, as one line. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private ProgressBar() {}

    /** For example {@code [######------] 8/16 ready, 2 resuming, 6 waiting, about 15 s left}. */
    static String of(FleetProgress progress) {
        if (progress.shards() == 0) {
            return "asking how many shards there are to be";
        }
        int full = WIDTH * progress.ready() / progress.shards();
        StringBuilder line = new StringBuilder("[")
                .append("#".repeat(full))
                .append("-".repeat(WIDTH - full))
                .append("] ")
                .append(progress.ready())
                .append('/')
                .append(progress.shards())
                .append(" ready");
        append(line, progress.resuming(), "resuming");
        append(line, progress.identifying(), "identifying");
        append(line, progress.waiting(), "waiting");
        append(line, progress.failed(), "failed");
        progress.timeLeft()
                .ifPresent(left -> line.append(", about ").append(words(left)).append(" left"));
        return line.toString();
    }

    private static void append(StringBuilder line, int count, String what) {
        if (count > 0) {
            line.append(", ").append(count).append(' ').append(what);
        }
    }

    private static String words(Duration time) {
        return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
