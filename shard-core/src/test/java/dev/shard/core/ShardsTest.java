package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.ShardPhase;
import dev.shard.UnknownNameException;
import dev.shard.core.driver.PipeCodec;
import dev.shard.core.driver.PlainCompression;
import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** The builder: what it finds, what it refuses, and in which words. */
class ShardsTest {
    private static final Intents INTENTS = Intents.of(Intent.GUILDS);

    /** A transport that only counts how often it was closed. */
    private static final class Counting implements Transport {
        int closed;

        @Override
        public EventLoop nextLoop() {
            return new Dead();
        }

        @Override
        public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
            throw new IllegalStateException("closed");
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** The loop of a transport that is closed. */
    private static final class Dead implements EventLoop {
        @Override
        public boolean inLoop() {
            return false;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public ScheduledTask schedule(Duration delay, Runnable task) {
            throw new RejectedExecutionException();
        }

        @Override
        public void execute(Runnable task) {
            throw new RejectedExecutionException();
        }
    }

    /** A compression that no encoding has. */
    private static final class Refusing implements Compression {
        @Override
        public String name() {
            return "zlib-payload";
        }

        @Override
        public String urlParameter() {
            return null;
        }

        @Override
        public boolean identifyCompress() {
            return true;
        }

        @Override
        public boolean supports(String encoding) {
            return false;
        }

        @Override
        public Decompressor newDecompressor(DecompressorContext context) {
            throw new AssertionError("never asked for");
        }
    }

    private record Named(String name, String description) implements Provider {
        Named(String name) {
            this(name, "for a test");
        }
    }

    @Test
    void aMissingModuleIsNamedByItsArtifact() {
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Shards.builder("token", INTENTS).build())
                .withMessageContaining("add dev.shard:codec-json");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() ->
                        Shards.builder("token", INTENTS).codec(new PipeCodec()).build())
                .withMessageContaining("add dev.shard:compression-zlib");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Shards.builder("token", INTENTS)
                        .codec(new PipeCodec())
                        .compression(new PlainCompression())
                        .build())
                .withMessageContaining("add dev.shard:transport-netty");
    }

    @Test
    void aNameThatNothingHasListsWhatThereIs() {
        var found = List.of(new Named("one"), new Named("two"));

        assertThat(Providers.named("transport", "two", found)).isEqualTo(new Named("two"));
        assertThatThrownBy(() -> Providers.named("transport", "tow", found))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("one, two");
        assertThatThrownBy(() -> Providers.transport("carrier-pigeon", Settings.empty()))
                .isInstanceOf(UnknownNameException.class);
    }

    @Test
    void theOnlyOneThereIsNeedsNoName() {
        assertThat(Providers.usual("codec", "json", List.of(new Named("other"))))
                .isEqualTo(new Named("other"));
        assertThat(Providers.usual("codec", "json", List.of(new Named("other"), new Named("json"))))
                .isEqualTo(new Named("json"));
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Providers.usual("codec", "json", List.of(new Named("a"), new Named("b"))));
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedWithTheFix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shards.builder("token", INTENTS)
                        .transport(new Counting())
                        .codec(new PipeCodec())
                        .compression(new Refusing())
                        .build())
                .withMessageContaining("zlib-payload")
                .withMessageContaining("zlib-stream or none");
    }

    @Test
    void aPartThatWasGivenStaysOpen() {
        Counting transport = new Counting();
        Shard shard = Shards.builder("token", INTENTS)
                .configure(config -> config.shard(3, 16))
                .transport(transport)
                .codec(new PipeCodec())
                .compression(new PlainCompression())
                .loopBlockedAfter(Duration.ZERO)
                .random(7)
                .build();

        assertThat(shard.id()).hasToString("[3,16]");
        assertThat(shard.status().phase()).isEqualTo(ShardPhase.IDLE);
        shard.close();
        shard.close();

        assertThat(transport.closed).isZero();
    }
}
