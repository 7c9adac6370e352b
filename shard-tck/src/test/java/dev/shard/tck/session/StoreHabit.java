package dev.shard.tck.session;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Ways to break one rule and no other. */
enum StoreHabit {
    IS_NEVER_EMPTY("S2", () -> new SlowStore() {
        private boolean used;

        @Override
        public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
            ShardSession standIn = new ShardSession(shard, "default", 0, null, 0, 10, "bot", Instant.EPOCH);
            return super.load(shard).thenApply(found -> used ? found : Optional.of(standIn));
        }

        @Override
        public CompletionStage<Void> save(ShardSession session) {
            used = true;
            return super.save(session);
        }

        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            used = true;
            return super.remove(shard);
        }
    }),
    CUTS_TIMES("S2", () -> new SlowStore() {
        @Override
        public CompletionStage<Void> save(ShardSession session) {
            return super.save(session.withUpdatedAt(session.updatedAt().truncatedTo(ChronoUnit.MILLIS)));
        }
    }),
    WANTS_AN_ADDRESS("S2", () -> new SlowStore() {
        @Override
        public CompletionStage<Void> save(ShardSession session) {
            return session.resumeUrl() == null
                    ? CompletableFuture.failedStage(new NullPointerException("resumeUrl"))
                    : super.save(session);
        }
    }),

    KEEPS_THE_FIRST("S3", () -> new SlowStore() {
        @Override
        public CompletionStage<Void> save(ShardSession session) {
            sessions.putIfAbsent(session.shard(), session);
            return CompletableFuture.completedStage(null);
        }
    }),
    TELLS_SHARDS_APART_BY_ID_ONLY("S3", () -> new SlowStore() {
        @Override
        public CompletionStage<Void> save(ShardSession session) {
            sessions.keySet().removeIf(shard -> shard.id() == session.shard().id());
            return super.save(session);
        }
    }),

    REMOVES_NOTHING("S4", () -> new SlowStore() {
        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            return CompletableFuture.completedStage(null);
        }
    }),
    REMOVES_EVERYTHING("S4", () -> new SlowStore() {
        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            sessions.clear();
            return CompletableFuture.completedStage(null);
        }
    }),
    WANTS_TO_FIND_WHAT_IT_REMOVES("S4", () -> new SlowStore() {
        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            return sessions.containsKey(shard)
                    ? super.remove(shard)
                    : CompletableFuture.failedStage(new IllegalStateException("no session"));
        }
    }),

    LETS_ANYBODY_IN("S5", () -> new SlowStore() {
        @Override
        CompletionStage<Optional<ShardSession>> loadFor(String process, ShardId shard) {
            return super.loadFor("anybody", shard);
        }
    });

    private final String rule;
    private final Supplier<SlowStore> store;

    StoreHabit(String rule, Supplier<SlowStore> store) {
        this.rule = rule;
        this.store = store;
    }

    /** The number of the rule that this breaks. */
    String rule() {
        return rule;
    }

    /** A new store with this habit. */
    SlowStore store() {
        return store.get();
    }
}
