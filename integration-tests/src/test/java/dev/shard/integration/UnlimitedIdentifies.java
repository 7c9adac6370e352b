package dev.shard.integration;

import dev.shard.ShardId;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;

/** Lets everybody identify at once, against a simulator that does not mind; a test need not wait 5 s for its second session. */
public final class UnlimitedIdentifies implements IdentifyLimiter {
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
