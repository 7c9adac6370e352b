package dev.shard.transport.netty;

import dev.shard.faults.NameService;
import dev.shard.spi.transport.Transport;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Opens what the transport keeps to itself: who looks up names. */
public final class NamedNetty {
    private NamedNetty() {}

    /**
     * One that asks these.
     *
     * @param trusted file of certificates; null for those of the JDK
     */
    public static Transport transport(NameService names, @Nullable Path trusted) {
        NettyTransport.Builder builder = NettyTransport.builder().resolver(new HostResolver() {
            @Override
            public CompletionStage<List<InetAddress>> resolve(String host) {
                return names.find(host);
            }

            @Override
            public void close() {}
        });
        return (trusted == null ? builder : builder.trustedCertificates(trusted)).build();
    }
}
