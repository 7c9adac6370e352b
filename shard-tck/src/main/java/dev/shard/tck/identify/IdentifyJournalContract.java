package dev.shard.tck.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardId;
import dev.shard.spi.identify.IdentifyJournal;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules J1 to J3 of {@link IdentifyJournal}, as tests. */
public abstract class IdentifyJournalContract {
    private static final String BOT = "3f2a";
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Entry first = entry(0, Duration.ofHours(23));
    private final Entry second = entry(1, Duration.ofSeconds(5));
    private final Entry third = entry(0, Duration.ZERO);

    /** An empty journal; the same one until {@link #restart()}. */
    protected abstract IdentifyJournal journal();

    /** Ends the process that has the journal and begins another one, as far as the journal can tell. */
    protected abstract void restart();

    /** If it fails: look for an order that is that of shards, or of texts. */
    @Test
    final void j1_entriesComeOldestFirst() {
        add(second);
        add(first);
        add(third);

        assertThat(entries(BOT)).containsExactly(first, second, third);
    }

    /** If it fails: look for a time that was cut, and for a key that holds less than the entry. */
    @Test
    final void j1_entriesAreEqualInEveryField() {
        Entry exact = new Entry(new ShardId(4095, 4096), now.minusSeconds(60).plusNanos(123_456_789), 17);

        add(exact);

        assertThat(entries(BOT)).containsExactly(exact);
    }

    /** If it fails: look for one count of all bots. */
    @Test
    final void j1_otherBotsAreCountedForThemselves() {
        add(first);
        await(journal().add(BOT + "0", second));

        assertThat(entries(BOT)).containsExactly(first);
        assertThat(entries(BOT + "0")).containsExactly(second);
        assertThat(entries("other")).isEmpty();
    }

    /** If it fails: look for a write that is put off. */
    @Test
    final void j2_whatWasAddedIsThereAfterARestart() {
        add(first);
        add(second);

        restart();

        assertThat(entries(BOT)).containsExactly(first, second);
    }

    /** If it fails: look for a removal by shard, or for one that wants to find something. */
    @Test
    final void j3_aRemovedEntryIsGoneAndNoOther() {
        add(first);
        add(third);

        await(journal().remove(BOT, third));
        await(journal().remove(BOT, second));

        assertThat(entries(BOT)).containsExactly(first);
    }

    private void add(Entry entry) {
        await(journal().add(BOT, entry));
    }

    private List<Entry> entries(String bot) {
        return await(journal().entries(bot));
    }

    private static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private Entry entry(int id, Duration age) {
        return new Entry(new ShardId(id, 8), now.minus(age), 0);
    }
}
