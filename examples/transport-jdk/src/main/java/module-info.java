import dev.shard.examples.transport.jdk.JdkTransportProvider;
import dev.shard.spi.transport.TransportProvider;

/** WebSocket connections on the JDK's own client; an example of how a transport is written. */
module dev.shard.examples.transport.jdk {
    requires transitive dev.shard.api;
    requires static org.jspecify;
    requires java.net.http;
    requires org.slf4j;

    exports dev.shard.examples.transport.jdk;

    provides TransportProvider with
            JdkTransportProvider;
}
