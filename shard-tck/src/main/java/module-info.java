/** The contracts of the SPI as tests: a backend inherits them, and names what is its own in a few lines. */
module dev.shard.tck {
    requires transitive dev.shard.api;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires org.assertj.core;

    exports dev.shard.tck.codec;
    exports dev.shard.tck.compression;
    exports dev.shard.tck.identify;
    exports dev.shard.tck.session;
    exports dev.shard.tck.transport;

    // Tests are package-private, as JUnit likes them.
    opens dev.shard.tck.codec to
            org.junit.platform.commons;
    opens dev.shard.tck.compression to
            org.junit.platform.commons;
    opens dev.shard.tck.identify to
            org.junit.platform.commons;
    opens dev.shard.tck.session to
            org.junit.platform.commons;
    opens dev.shard.tck.transport to
            org.junit.platform.commons;
}
