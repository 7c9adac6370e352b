/** Many shards as one. */
module dev.shard.fleet {
    requires static transitive org.jspecify;
    requires transitive dev.shard.api;
    requires transitive dev.shard.core;
    requires org.slf4j;

    exports dev.shard.fleet;
}
