package dev.shard.bench.shard;

import dev.shard.ShardId;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;

/** Lets every shard identify at once, as a Gateway with a large {@code max_concurrency} does. */
public final class Permits implements IdentifyLimiter {
    private static final IdentifyPermit PERMIT = new IdentifyPermit() {
        @Override
        public void spent() {}

        @Override
        public void unused() {}
    };

    @Override
    public IdentifyRequest request(ShardId shard, IdentifyListener listener) {
        listener.onPermit(PERMIT);
        return () -> {};
    }
}
