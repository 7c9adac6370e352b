package dev.shard.core;

import dev.shard.spi.identify.IdentifyJournal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal of one bot that fails and stalls when the test says so. */
final class FakeJournal implements IdentifyJournal {
    private final TreeSet<Entry> entries = new TreeSet<>(Comparator.comparing(Entry::at));
    private final List<Runnable> stalled = new ArrayList<>();
    private boolean stalls;
    private boolean broken;
    private int attempts;

    /** Reads and removals work; writes are done but not acknowledged. */
    void stall() {
        stalls = true;
    }

    void goOn() {
        stalls = false;
        List.copyOf(stalled).forEach(Runnable::run);
        stalled.clear();
    }

    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    int attempts() {
        return attempts;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public CompletionStage<List<Entry>> entries(String bot) {
        attempts++;
        return broken ? failed() : CompletableFuture.completedStage(entries());
    }

    @Override
    public CompletionStage<Void> add(String bot, Entry entry) {
        attempts++;
        if (broken) {
            return failed();
        }
        entries.add(entry);
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (stalls) {
            stalled.add(() -> done.complete(null));
        } else {
            done.complete(null);
        }
        return done;
    }

    @Override
    public CompletionStage<Void> remove(String bot, Entry entry) {
        entries.remove(entry);
        return CompletableFuture.completedStage(null);
    }

    private static <T> CompletionStage<T> failed() {
        return CompletableFuture.failedStage(new IllegalStateException("disk full"));
    }
}
