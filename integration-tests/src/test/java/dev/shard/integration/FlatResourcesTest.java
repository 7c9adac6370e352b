package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.shard.BackoffPolicy;
import dev.shard.core.Providers;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** S5 and R14, the short version: however often a shard reconnects, it holds no more than before. */
class FlatResourcesTest {
    private static final int WARM_UP = 20;
    private static final int RECONNECTS = 200;
    private static final BackoffPolicy AT_ONCE =
            new BackoffPolicy(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO, 0);

    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void reconnectsLeaveNoDecompressorThreadOrFileDescriptorBehind(String transport) {
        CountingCompression counting = new CountingCompression();
        try (LiveShard live = against(gateway)
                .parts(Combination.USUAL.withTransport(transport))
                .config(config -> config.backoff(AT_ONCE))
                .with(shard -> shard.compression(counting))
                .ready()) {
            reconnect(live, WARM_UP);
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long descriptors = openDescriptors();

            reconnect(live, RECONNECTS);

            assertThat(counting.made.get()).isGreaterThan(RECONNECTS);
            assertThat(counting.live.get()).isOne();
            assertThat(counting.mostLive.get()).isOne();
            live.await("few threads", () -> ManagementFactory.getThreadMXBean().getThreadCount() <= threads);
            live.await("few descriptors", () -> openDescriptors() <= descriptors);
            assertThat(gateway.counts().identifies()).isOne();
            assertThat(gateway.violations()).isEmpty();
        }
        assertThat(counting.live.get()).isZero();
    }

    private static void reconnect(LiveShard live, int times) {
        for (int i = 0; i < times; i++) {
            join(live.shard().reconnect());
        }
    }

    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** zlib-stream, whose contexts are counted from their making to their closing. */
    private static final class CountingCompression implements Compression {
        private final Compression usual = Providers.compression(Providers.DEFAULT_COMPRESSION, Settings.empty());
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger live = new AtomicInteger();
        private final AtomicInteger mostLive = new AtomicInteger();

        @Override
        public Decompressor newDecompressor(DecompressorContext context) {
            Decompressor counted = usual.newDecompressor(context);
            made.incrementAndGet();
            mostLive.accumulateAndGet(live.incrementAndGet(), Math::max);
            AtomicBoolean open = new AtomicBoolean(true);
            return (Decompressor) Proxy.newProxyInstance(
                    Decompressor.class.getClassLoader(), new Class<?>[] {Decompressor.class}, (proxy, method, args) -> {
                        if (method.getName().equals("close") && open.getAndSet(false)) {
                            live.decrementAndGet();
                        }
                        try {
                            return method.invoke(counted, args);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }

        @Override
        public String name() {
            return usual.name();
        }

        @Override
        public @Nullable String urlParameter() {
            return usual.urlParameter();
        }

        @Override
        public boolean identifyCompress() {
            return usual.identifyCompress();
        }

        @Override
        public boolean supports(String encoding) {
            return usual.supports(encoding);
        }
    }
}
