package dev.shard.core.wiring;

import dev.shard.ShardSet;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a configuration says beyond {@link dev.shard.ShardConfig}; the accessors of {@link ShardConfiguration} explain it. */
record RuntimeSettings(
        @Nullable ShardSet shards,
        String transport,
        String codec,
        String compression,
        String sessionStore,
        URI apiUrl,
        int identifyReserve,
        int identifiesFromReserve,
        Duration loopBlockedAfter,
        OptionalLong randomSeed,
        Set<String> events,
        boolean rawMessages,
        int maxQueuedEvents,
        long maxQueuedBytes) {}
