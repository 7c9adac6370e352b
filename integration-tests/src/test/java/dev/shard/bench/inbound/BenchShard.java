package dev.shard.bench.inbound;

import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.ShardListener;
import dev.shard.codec.json.JsonCodec;
import dev.shard.compression.zlib.ZlibStreamCompression;
import dev.shard.core.Shards;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.time.Duration;

/** Shards that may identify as often as they like. */
final class BenchShard {
    private BenchShard() {}

    /** JSON over {@code zlib-stream}, with one listener on the loop. */
    static Shard over(Transport transport, URI gateway, ShardListener listener) {
        return Shards.builder("benchmark.token.1234", Intents.none())
                .configure(config -> config.gatewayUrl(gateway).autoReconnect(false))
                .transport(transport)
                .codec(new JsonCodec())
                .compression(new ZlibStreamCompression())
                .identifyLimiter((shard, waiting) -> permit(waiting))
                .loopBlockedAfter(Duration.ZERO)
                .listener(listener)
                .build();
    }

    private static IdentifyRequest permit(IdentifyListener waiting) {
        waiting.onPermit(new IdentifyPermit() {
            @Override
            public void spent() {}

            @Override
            public void unused() {}
        });
        return () -> {};
    }
}
