package dev.shard.transport.javaws;

import dev.shard.faults.NameService;
import dev.shard.spi.transport.Transport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens what the transport keeps to itself: who looks up names. */
public final class NamedJavaWs {
    private NamedJavaWs() {}

    /**
     * One that asks these.
     *
     * @param trusted file of certificates; null for those of the JDK
     */
    public static Transport transport(NameService names, @Nullable Path trusted) {
        JavaWsTransport.Builder builder = JavaWsTransport.builder().resolver(names::await);
        return (trusted == null ? builder : builder.trustedCertificates(trusted)).build();
    }
}
