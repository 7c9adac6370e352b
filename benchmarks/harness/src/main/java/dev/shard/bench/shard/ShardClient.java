package dev.shard.bench.shard;

import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.bench.client.Client;
import dev.shard.bench.client.EventSink;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Shard with every setting at its default, but for identifies: the load server lets everybody identify at once. */
public final class ShardClient implements Client {
    private static final String TOKEN = "benchmark.token.1234";

    private final Transport transport;
    private final Codec codec;
    private final Compression compression;
    private final Listening listening;
    private final int listeners;
    private final List<Shard> shards = new ArrayList<>();

    /** With parts of these names. */
    public ShardClient(String transport, String codec, String compression, Listening listening, int listeners) {
        this.transport = Providers.transport(transport, Settings.empty());
        this.codec = Providers.codec(codec, Settings.empty());
        this.compression = Providers.compression(compression, Settings.empty());
        this.listening = listening;
        this.listeners = listeners;
    }

    @Override
    public void connect(URI gateway, EventSink sink) {
        Shards.Builder builder = Shards.builder(TOKEN, Intents.none())
                .configure(config -> config.gatewayUrl(gateway).autoReconnect(false))
                .transport(transport)
                .codec(codec)
                .compression(compression)
                .identifyLimiter(new Permits());
        for (int i = 1; i < listeners; i++) {
            listening.addTo(builder, sequence -> {});
        }
        listening.addTo(builder, sink);
        Shard shard = builder.build();
        shards.add(shard);
        shard.connect();
    }

    @Override
    public void disconnect() {
        shards.forEach(Shard::disconnect);
        shards.forEach(Shard::close);
        shards.clear();
    }

    @Override
    public void close() {
        disconnect();
        transport.close();
    }
}
