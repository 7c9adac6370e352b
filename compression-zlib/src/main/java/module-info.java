/** {@code zlib-stream}, payload compression and no compression, on {@code java.util.zip}. */
module dev.shard.compression.zlib {
    requires transitive dev.shard.api;

    exports dev.shard.compression.zlib;

    provides dev.shard.spi.compression.CompressionProvider with
            dev.shard.compression.zlib.ZlibStreamCompressionProvider,
            dev.shard.compression.zlib.ZlibPayloadCompressionProvider,
            dev.shard.compression.zlib.NoCompressionProvider;
}
