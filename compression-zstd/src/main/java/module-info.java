/** {@code zstd-stream}, on zstd-jni. */
module dev.shard.compression.zstd {
    requires transitive dev.shard.api;
    requires com.github.luben.zstd_jni;

    exports dev.shard.compression.zstd;

    provides dev.shard.spi.compression.CompressionProvider with
            dev.shard.compression.zstd.ZstdStreamCompressionProvider;
}
