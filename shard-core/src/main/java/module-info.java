/** One shard, from the protocol's states to its thread; {@link dev.shard.core.Shards} is the way in. */
@SuppressWarnings("requires-transitive-automatic") // Neither library has a module descriptor.
module dev.shard.core {
    // Only who uses the wiring needs them.
    requires static transitive com.google.guice;
    requires static transitive org.jspecify;
    requires static transitive typesafe.config;
    requires transitive dev.shard.api;
    requires transitive java.net.http;
    requires org.slf4j;

    exports dev.shard.core;
    exports dev.shard.core.wiring;

    uses dev.shard.spi.codec.CodecProvider;
    uses dev.shard.spi.compression.CompressionProvider;
    uses dev.shard.spi.session.SessionStoreProvider;
    uses dev.shard.spi.transport.TransportProvider;

    provides dev.shard.spi.session.SessionStoreProvider with
            dev.shard.core.InMemorySessionStoreProvider;
}
