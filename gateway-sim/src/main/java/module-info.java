/** An embeddable Discord Gateway for tests and demonstrations of clients. */
module dev.shard.sim {
    requires static transitive org.jspecify;
    requires transitive tools.jackson.databind;
    requires com.github.luben.zstd_jni;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.pkitesting;
    requires io.netty.transport;
    requires org.slf4j;

    exports dev.shard.sim;
    exports dev.shard.sim.report;
    exports dev.shard.sim.scenario;
    exports dev.shard.sim.traffic;
}
