package dev.shard.core.wiring;

import dev.shard.core.driver.PipeCodec;
import dev.shard.core.driver.PlainCompression;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import dev.shard.spi.transport.TransportProvider;
import java.util.Optional;

/** Parts that do nothing but be found. */
final class FakeParts {
    private FakeParts() {}

    /** Knows one setting, {@code io-threads}, from 1 to 64. */
    record Carrier(String name) implements TransportProvider {
        @Override
        public String description() {
            return "carries nothing";
        }

        @Override
        public Transport create(Settings settings) {
            settings.allowOnly("io-threads", "protocols");
            return new Made(
                    settings.number("io-threads", 1, 64).orElse(1),
                    settings.text("protocols").orElse(""));
        }
    }

    /** Remembers its settings and whether it was closed. */
    static final class Made implements Transport {
        final long ioThreads;
        final String protocols;
        boolean closed;

        Made(long ioThreads, String protocols) {
            this.ioThreads = ioThreads;
            this.protocols = protocols;
        }

        @Override
        public EventLoop nextLoop() {
            throw new AssertionError("no shard is built");
        }

        @Override
        public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
            throw new AssertionError("nothing is connected");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    record Encoder(String name) implements CodecProvider {
        @Override
        public String description() {
            return "pipes";
        }

        @Override
        public Codec create(Settings settings) {
            settings.allowOnly();
            return new PipeCodec();
        }
    }

    /**
     * A compression.
     *
     * @param obstacle why it does not work here; empty if it does
     * @param supports whether it goes together with the codec
     */
    record Packer(String name, String obstacle, boolean supports) implements CompressionProvider {
        Packer(String name) {
            this(name, "", true);
        }

        @Override
        public String description() {
            return "packs nothing";
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.of(obstacle).filter(text -> !text.isEmpty());
        }

        @Override
        public Compression create(Settings settings) {
            settings.allowOnly();
            return new Packed(name, supports);
        }
    }

    record Packed(String name, boolean supported) implements Compression {
        @Override
        public String urlParameter() {
            return name;
        }

        @Override
        public boolean identifyCompress() {
            return false;
        }

        @Override
        public boolean supports(String encoding) {
            return supported;
        }

        @Override
        public Decompressor newDecompressor(DecompressorContext context) {
            return new PlainCompression().newDecompressor(context);
        }
    }
}
