package dev.shard.compression.zlib;

import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Hands messages through as they are, but for zlib data. */
final class PlainDecompressor extends ZlibPayloadDecompressor {
    /**
     * Begins zlib data with a window of 32 KiB. There is no need to know the encoding: JSON begins with a brace or white
     * space, and an Erlang term with 131.
     */
    private static final byte ZLIB = 0x78;

    PlainDecompressor(DecompressorContext context, Supplier<Inflater> inflaters) {
        super(NoCompression.NAME, context, inflaters);
    }

    @Override
    void feed(ByteBuffer message, PayloadSink sink) throws DataFormatException {
        if (!message.hasRemaining() || message.get(message.position()) == ZLIB) {
            super.feed(message, sink);
        } else if (message.remaining() > context.maxInflatedBytes()) {
            throw new DataFormatException(
                    "has " + message.remaining() + " bytes, more than maxInflatedBytes=" + context.maxInflatedBytes());
        } else {
            sink.onPayload(message);
            message.position(message.limit());
        }
    }
}
