/** One shard, from the protocol's states to its thread; {@link dev.shard.core.Shards} is the way in. */
module dev.shard.core {
    requires static transitive org.jspecify;
    requires transitive dev.shard.api;
    requires java.net.http;
    requires org.slf4j;

    exports dev.shard.core;

    uses dev.shard.spi.codec.CodecProvider;
    uses dev.shard.spi.compression.CompressionProvider;
    uses dev.shard.spi.transport.TransportProvider;
}
