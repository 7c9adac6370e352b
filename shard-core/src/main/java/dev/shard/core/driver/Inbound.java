package dev.shard.core.driver;

import dev.shard.EventName;
import dev.shard.RemoteProtocolException;
import dev.shard.core.driver.Counters.Count;
import dev.shard.core.protocol.FrameRoute;
import dev.shard.core.protocol.ShardInput;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;

/**
 * The way of a message: decompressor, envelope, then either straight to the listeners or through the machine. Allocates
 * nothing for an event that nobody wants. Used on the loop only.
 */
final class Inbound {
    /** A loop is a thread, and its decompressors work one after the other: they share one buffer. */
    private static final ThreadLocal<OutputBuffer> LOOP_BUFFER = ThreadLocal.withInitial(OutputBuffer::new);

    private final ShardDriver driver;
    private final Codec codec;
    private final CompressionLadder compressions;
    private final int maxInflatedBytes;
    private final int maxPendingBytes;
    private final Delivery delivery;
    private final Counters counters;
    private final PayloadReader reader;
    private final Envelope envelope = new Envelope();

    Inbound(
            ShardDriver driver,
            ShardParts parts,
            CompressionLadder compressions,
            Delivery delivery,
            Counters counters) {
        this.driver = driver;
        this.delivery = delivery;
        this.counters = counters;
        codec = parts.codec();
        this.compressions = compressions;
        maxInflatedBytes = parts.config().limits().maxInflatedBytes();
        maxPendingBytes = parts.config().limits().maxMessageBytes();
        reader = new PayloadReader(codec);
    }

    /** One WebSocket message, lent. */
    void message(Link link, ByteBuffer message, boolean text) {
        counters.add(Count.MESSAGES, 1);
        counters.add(Count.WIRE_BYTES, message.remaining());
        counters.set(Count.LAST_MESSAGE_NANOS, driver.nowNanos());
        int firstByte = message.hasRemaining() ? message.get(message.position()) : -1;
        boolean compressed = compressions.current().urlParameter() != null;
        switch (FrameRoute.of(text, compressed, codec.text(), firstByte)) {
            case PLAIN -> payload(link, message);
            case PLAIN_UNEXPECTED -> {
                driver.apply(new ShardInput.PlainFrameReceived(link.generation()));
                payload(link, message);
            }
            case DECOMPRESS -> decompress(link, message);
            case UNDECODABLE ->
                undecodable(
                        link,
                        new RemoteProtocolException("a binary message is neither compressed nor in this encoding"));
        }
    }

    private void decompress(Link link, ByteBuffer message) {
        try {
            Decompressor decompressor = link.decompressor();
            if (decompressor == null) {
                decompressor = newDecompressor();
                link.decompressor(decompressor);
            }
            decompressor.push(message, link.sink());
        } catch (RuntimeException failure) {
            if (!link.retired()) {
                rejected();
                driver.apply(new ShardInput.DecompressionFailed(link.generation(), remote("decompress", failure)));
            }
        }
    }

    private Decompressor newDecompressor() {
        return compressions
                .current()
                .newDecompressor(new DecompressorContext(LOOP_BUFFER.get(), codec, maxInflatedBytes, maxPendingBytes));
    }

    /** One whole payload, lent. Throws nothing: a decompressor may be the caller. */
    void payload(Link link, ByteBuffer payload) {
        // The payload before may have made us close the connection: then this one will be replayed (row 61).
        if (link.retired()) {
            return;
        }
        counters.add(Count.PAYLOAD_BYTES, payload.remaining());
        if (delivery.wantsRaw()) {
            delivery.raw(payload);
        }
        try {
            codec.readEnvelope(payload, envelope);
        } catch (RuntimeException failure) {
            undecodable(link, remote("read", failure));
            return;
        }
        if (driver.log().traces()) {
            driver.log().received(envelope, payload.remaining());
        }
        if (driver.isPlain(envelope)) {
            driver.plainDispatch(envelope, payload);
        } else {
            driver.received(link, reader.read(payload, envelope, link.secure()), envelope, payload);
        }
        if (EventName.RATE_LIMITED.name().equals(envelope.name())) {
            driver.rateLimited(reader.data(payload, envelope));
        }
    }

    private void undecodable(Link link, RemoteProtocolException problem) {
        rejected();
        driver.apply(new ShardInput.PayloadUndecodable(link.generation(), problem));
    }

    private void rejected() {
        counters.add(Count.REJECTED_PAYLOADS, 1);
    }

    /** A codec or decompressor that breaks its contract must not take the loop with it. */
    private static RemoteProtocolException remote(String what, RuntimeException failure) {
        return failure instanceof RemoteProtocolException problem
                ? problem
                : new RemoteProtocolException("could not " + what + " a payload", failure);
    }
}
