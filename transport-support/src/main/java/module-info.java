/** What transports have in common. */
module dev.shard.transport.support {
    requires transitive dev.shard.api;
    requires static org.jspecify;
    requires org.slf4j;

    exports dev.shard.transport.support;
}
