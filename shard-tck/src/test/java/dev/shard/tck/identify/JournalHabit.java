package dev.shard.tck.identify;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Ways to break one rule and no other. */
enum JournalHabit {
    SORTS_BY_SHARD("J1", () -> new SlowJournal() {
        @Override
        Comparator<Entry> order() {
            return Comparator.comparingInt(entry -> entry.shard().id());
        }
    }),
    CUTS_TIMES("J1", () -> new SlowJournal() {
        @Override
        public CompletionStage<Void> add(String bot, Entry entry) {
            return super.add(bot, new Entry(entry.shard(), entry.at().truncatedTo(ChronoUnit.MILLIS), entry.streak()));
        }
    }),
    FORGETS_THE_STREAK("J1", () -> new SlowJournal() {
        @Override
        public CompletionStage<Void> add(String bot, Entry entry) {
            return super.add(bot, new Entry(entry.shard(), entry.at(), 0));
        }
    }),
    COUNTS_ALL_BOTS_TOGETHER("J1", () -> new SlowJournal() {
        @Override
        List<Entry> of(String bot) {
            return super.of("everybody");
        }
    }),

    PUTS_WRITES_OFF("J2", () -> new SlowJournal() {
        @Override
        void restart() {
            entries.values().forEach(written -> written.remove(written.size() - 1));
        }
    }),

    REMOVES_NOTHING("J3", () -> new SlowJournal() {
        @Override
        public CompletionStage<Void> remove(String bot, Entry entry) {
            return CompletableFuture.completedStage(null);
        }
    }),
    REMOVES_ALL_OF_A_SHARD("J3", () -> new SlowJournal() {
        @Override
        public CompletionStage<Void> remove(String bot, Entry entry) {
            of(bot).removeIf(other -> other.shard().equals(entry.shard()));
            return CompletableFuture.completedStage(null);
        }
    }),
    WANTS_TO_FIND_WHAT_IT_REMOVES("J3", () -> new SlowJournal() {
        @Override
        public CompletionStage<Void> remove(String bot, Entry entry) {
            return of(bot).contains(entry)
                    ? super.remove(bot, entry)
                    : CompletableFuture.failedStage(new IllegalStateException("no such entry"));
        }
    });

    private final String rule;
    private final Supplier<SlowJournal> journal;

    JournalHabit(String rule, Supplier<SlowJournal> journal) {
        this.rule = rule;
        this.journal = journal;
    }

    /** The number of the rule that this breaks. */
    String rule() {
        return rule;
    }

    /** A new journal with this habit. */
    SlowJournal journal() {
        return journal.get();
    }
}
