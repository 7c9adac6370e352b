/** Gateway payloads in the Erlang external term format, as a format of Jackson's. */
module dev.shard.codec.etf {
    requires transitive dev.shard.api;
    requires transitive tools.jackson.databind;

    exports dev.shard.codec.etf;

    provides dev.shard.spi.codec.CodecProvider with
            dev.shard.codec.etf.EtfCodecProvider;
}
