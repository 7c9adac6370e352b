package dev.shard.compression.zlib;

import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Every message is zlib data of its own (RFC 1950), from the header to the Adler-32. */
sealed class ZlibPayloadDecompressor extends ZlibDecompressor permits PlainDecompressor {
    private final BoundedInflater inflater;

    ZlibPayloadDecompressor(DecompressorContext context, Supplier<Inflater> inflaters) {
        this(ZlibPayloadCompression.NAME, context, inflaters);
    }

    ZlibPayloadDecompressor(String name, DecompressorContext context, Supplier<Inflater> inflaters) {
        this(name, context, new BoundedInflater(inflaters, context.maxInflatedBytes()));
    }

    private ZlibPayloadDecompressor(String name, DecompressorContext context, BoundedInflater inflater) {
        super(name, context, inflater);
        this.inflater = inflater;
    }

    @Override
    void feed(ByteBuffer message, PayloadSink sink) throws DataFormatException {
        if (!message.hasRemaining()) {
            return;
        }
        OutputBuffer output = context.output();
        int length = inflate(message, output, 0);
        requireWhole(message);
        inflater.reset();
        try {
            sink.onPayload(output.view(0, length));
        } finally {
            output.released(length);
        }
    }

    private void requireWhole(ByteBuffer message) throws DataFormatException {
        if (!inflater.finished()) {
            throw new DataFormatException("ends before its zlib data does");
        }
        if (message.hasRemaining()) {
            throw new DataFormatException("goes on for " + message.remaining() + " bytes after its zlib data");
        }
    }
}
