package dev.shard.core.driver;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;

/** A "compression" that cuts a message into payloads at line ends; a line {@code !} breaks the stream. */
final class LineCompression implements Compression {
    int live;

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String urlParameter() {
        return "lines";
    }

    @Override
    public boolean identifyCompress() {
        return false;
    }

    @Override
    public boolean supports(String encoding) {
        return true;
    }

    @Override
    public Decompressor newDecompressor(DecompressorContext context) {
        live++;
        return new Lines();
    }

    private final class Lines implements Decompressor {
        private boolean closed;

        @Override
        public void push(ByteBuffer message, PayloadSink sink) {
            ByteBuffer rest = message.slice();
            message.position(message.limit());
            int start = 0;
            for (int i = 0; i < rest.capacity(); i++) {
                if (rest.get(i) == '!') {
                    throw new RemoteProtocolException("broken stream");
                }
                if (rest.get(i) == '\n') {
                    rest.limit(i).position(start);
                    sink.onPayload(rest);
                    rest.clear();
                    start = i + 1;
                }
            }
        }

        @Override
        public void close() {
            live -= closed ? 0 : 1;
            closed = true;
        }
    }
}
