package dev.shard.tck.identify;

import dev.shard.spi.identify.IdentifyJournal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal that keeps the contract, until a subclass gives it a bad habit. */
class SlowJournal implements IdentifyJournal {
    final Map<String, List<Entry>> entries = new HashMap<>();

    /** What a process that begins anew finds; everything, for whoever puts nothing off. */
    void restart() {}

    Comparator<Entry> order() {
        return Comparator.comparing(Entry::at);
    }

    List<Entry> of(String bot) {
        return entries.computeIfAbsent(bot, unknown -> new ArrayList<>());
    }

    @Override
    public CompletionStage<List<Entry>> entries(String bot) {
        return CompletableFuture.completedStage(of(bot).stream().sorted(order()).toList());
    }

    @Override
    public CompletionStage<Void> add(String bot, Entry entry) {
        of(bot).add(entry);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> remove(String bot, Entry entry) {
        of(bot).remove(entry);
        return CompletableFuture.completedStage(null);
    }
}
