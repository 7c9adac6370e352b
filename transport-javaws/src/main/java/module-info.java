import dev.shard.spi.transport.TransportProvider;
import dev.shard.transport.javaws.JavaWsTransportProvider;

/** WebSocket connections on Java-WebSocket. */
module dev.shard.transport.javaws {
    requires transitive dev.shard.api;
    requires dev.shard.transport.support;
    requires static org.jspecify;
    requires org.java_websocket;
    requires org.slf4j;

    exports dev.shard.transport.javaws;

    provides TransportProvider with
            JavaWsTransportProvider;
}
