package dev.shard.spi.identify;

import dev.shard.ShardId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Remembers identifies beyond the life of a process, so that a day's budget is counted over restarts. No method blocks; what
 * cannot be done fails its stage. An entry is written before the permit is given: a crash in between counts as an identify.
 */
public interface IdentifyJournal {
    /**
     * One identify, or the intention to.
     *
     * @param at wall-clock time; no two entries of a bot have the same
     * @param streak how many identifies of the shard in a row came before this one without a stable session between them
     */
    record Entry(ShardId shard, Instant at, int streak) {}

    /**
     * J1: every entry of a bot that was added and not removed, oldest first; those of more than 24 hours ago may be missing.
     *
     * @param bot {@link dev.shard.BotToken#fingerprint()}
     */
    CompletionStage<List<Entry>> entries(String bot);

    /** J2: adds an entry; when the stage completes, neither a crash of the process nor of the machine loses it. */
    CompletionStage<Void> add(String bot, Entry entry);

    /** J3: removes an entry, whose permit was not used, and no other; does nothing if there is none. */
    CompletionStage<Void> remove(String bot, Entry entry);
}
