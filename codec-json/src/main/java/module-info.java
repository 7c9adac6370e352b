/** Gateway payloads as JSON, on Jackson. */
module dev.shard.codec.json {
    requires transitive dev.shard.api;
    requires transitive tools.jackson.databind;

    exports dev.shard.codec.json;

    provides dev.shard.spi.codec.CodecProvider with
            dev.shard.codec.json.JsonCodecProvider;
}
