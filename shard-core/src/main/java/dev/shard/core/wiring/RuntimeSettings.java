package dev.shard.core.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/** What a configuration says beyond {@link dev.shard.ShardConfig}; the accessors of {@link ShardConfiguration} explain it. */
record RuntimeSettings(
        String transport,
        String codec,
        String compression,
        URI apiUrl,
        int identifyReserve,
        Duration loopBlockedAfter,
        OptionalLong randomSeed,
        Set<String> events,
        boolean rawMessages,
        int maxQueuedEvents,
        long maxQueuedBytes) {}
