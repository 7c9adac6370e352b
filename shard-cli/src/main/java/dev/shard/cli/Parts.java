package dev.shard.cli;

import dev.shard.core.Shards;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.transport.Transport;

/**
 * The parts that the command line chose; the transport is closed with them.
 *
 * @param transport shared by all shards of the process
 */
record Parts(Transport transport, Codec codec, Compression compression) implements AutoCloseable {
    Shards.Builder addTo(Shards.Builder builder) {
        return builder.transport(transport).codec(codec).compression(compression);
    }

    @Override
    public void close() {
        transport.close();
    }
}
