/** The machine that speaks the Gateway's protocol, and the driver that runs it. */
module dev.shard.core {
    requires transitive dev.shard.api;
    requires org.slf4j;
}
