package dev.shard.core;

import dev.shard.ShardId;
import dev.shard.spi.identify.IdentifyJournal;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a limiter has to do with its journal: to read it before anything else, to write each identify before it is permitted,
 * and to stop permitting while that does not work. Its state is guarded by the limiter's lock; its calls are made outside.
 */
final class IdentifyLedger {
    private static final Logger log = LoggerFactory.getLogger("dev.shard.IdentifyLimiter");

    /** A journal that gives no answer for so long has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private final IdentifyJournal journal;
    private final String bot;
    private final InstantSource wall;
    private final Alarm alarm;
    private Instant latest = Instant.MIN;
    private boolean read;
    private boolean reading;
    private int failures;
    private long retryAt;

    IdentifyLedger(IdentifyJournal journal, String bot, InstantSource wall, Alarm alarm) {
        this.journal = journal;
        this.bot = bot;
        this.wall = wall;
        this.alarm = alarm;
    }

    /** Whether permits can be entered now. */
    boolean open(long now) {
        return read && nanosUntilRetry(now) == 0;
    }

    /** Whether it did not work the last time. */
    boolean failing() {
        return failures > 0;
    }

    /** How long nothing is tried after a failure. */
    long nanosUntilRetry(long now) {
        return failures == 0 ? 0 : Math.max(0, retryAt - now);
    }

    /** True for the one who is to read the journal now. */
    boolean beginReading(long now) {
        if (read || reading || nanosUntilRetry(now) > 0) {
            return false;
        }
        reading = true;
        return true;
    }

    /** The journal was read, or could not be. */
    void endReading(boolean success) {
        reading = false;
        read = success;
    }

    void worked() {
        failures = 0;
    }

    void failed(long now) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        failures++;
        retryAt = now + (doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY).toNanos();
    }

    /** An entry for now; no two have the same time. */
    Entry entry(ShardId shard, int streak) {
        Instant now = wall.instant();
        latest = now.isAfter(latest) ? now : latest.plusNanos(1);
        return new Entry(shard, latest, streak);
    }

    /** How long ago an entry was made; one that a clock dates ahead counts as new. */
    long age(Entry entry) {
        return Math.max(0, Duration.between(entry.at(), wall.instant()).toNanos());
    }

    /** Outside of the lock: everything that is still remembered. */
    CompletableFuture<List<Entry>> read() {
        return bounded("read", () -> journal.entries(bot));
    }

    /** Outside of the lock. */
    CompletableFuture<Void> write(Entry entry) {
        return bounded("write", () -> journal.add(bot, entry));
    }

    /** Outside of the lock; if it fails, one identify too many is counted. */
    void erase(Entry entry) {
        bounded("erase", () -> journal.remove(bot, entry));
    }

    private <T> CompletableFuture<T> bounded(String what, Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            call.get().whenComplete((result, failure) -> {
                if (failure == null) {
                    answer.complete(result);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
        if (!answer.isDone()) {
            Runnable endPatience = alarm.unlessCancelled(
                    PATIENCE,
                    () -> answer.completeExceptionally(
                            new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s")));
            answer.whenComplete((result, failure) -> endPatience.run());
        }
        return answer.whenComplete((result, failure) -> {
            if (failure != null) {
                log.atWarn()
                        .addKeyValue("op", what)
                        .setCause(failure)
                        .log("the journal of identifies failed; nobody identifies until it works, resumes go on");
            }
        });
    }
}
