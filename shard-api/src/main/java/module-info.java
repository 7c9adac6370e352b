/** The public API of Shard, and the seams that transports, codecs and compressions implement. */
module dev.shard.api {
    requires static transitive org.jspecify;

    exports dev.shard;
    exports dev.shard.command;
    exports dev.shard.spi;
    exports dev.shard.spi.codec;
    exports dev.shard.spi.compression;
    exports dev.shard.spi.gateway;
    exports dev.shard.spi.identify;
    exports dev.shard.spi.session;
    exports dev.shard.spi.transport;
    exports dev.shard.units;
}
