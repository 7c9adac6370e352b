package dev.shard.sim.net;

import dev.shard.sim.protocol.Choices;
import dev.shard.sim.protocol.ConnectionParameters;
import dev.shard.sim.protocol.Inbound;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.wire.Compression;
import dev.shard.sim.wire.Encoding;
import dev.shard.sim.wire.FrameFaults;
import dev.shard.sim.wire.MalformedPayloadException;
import dev.shard.sim.wire.StreamCompressor;
import dev.shard.sim.wire.ZlibPayload;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection's encoding and compression over its socket. Confined to the loop. */
final class Wire {
    private final Channel channel;
    private final Loop loop;
    private final Choices choices;
    private final Duration closeTimeout;
    private final Encoding encoding;
    private final @Nullable StreamCompressor compressor;
    private final Outbox outbox;
    private boolean perPayload;
    private boolean frozen;
    private boolean released;
    private boolean rawOnly;

    Wire(Channel channel, Loop loop, Choices choices, Duration closeTimeout, ConnectionParameters parameters) {
        this.channel = channel;
        this.loop = loop;
        this.choices = choices;
        this.closeTimeout = closeTimeout;
        this.encoding = Encoding.named(parameters.encoding(), choices.terms());
        this.compressor = Compression.open(parameters.compression(), choices.compressionLevel());
        this.outbox = new Outbox(channel, loop);
    }

    boolean isText() {
        return encoding.text();
    }

    Inbound decode(byte[] message) throws MalformedPayloadException {
        return encoding.decoder().decode(message);
    }

    /** The client asked for payload compression; it has no effect beside transport compression, or on ETF. */
    void compressPayloads() {
        perPayload = compressor == null && encoding.text();
    }

    /** Returns the size of the payload before compression, in bytes. */
    int send(Payload payload, EnvelopeStyle style) {
        byte[] encoded = encoding.encoder().encode(payload, style);
        sendEncoded(encoded);
        return encoded.length;
    }

    void sendVerbatim(PayloadData payload) {
        sendEncoded(encoding.encoder().encodeVerbatim(payload));
    }

    private void sendEncoded(byte[] payload) {
        if (released || rawOnly) {
            return;
        }
        if (compressor != null) {
            outbox.write(compressor.compress(payload), false, 0);
        } else if (perPayload && payload.length >= choices.payloadCompressionBytes()) {
            // Its first byte is what tells a client that this is zlib; the second holds the header's check.
            outbox.write(ZlibPayload.compress(payload, choices.compressionLevel()), false, 1);
        } else {
            outbox.write(payload, encoding.text(), 0);
        }
    }

    /** Only raw messages from now on: anything else would not fit the compression context that they share. */
    void refuseEncoded() {
        rawOnly = true;
    }

    void sendRaw(byte[] message, boolean text) {
        outbox.write(message, text, 0);
    }

    FrameFaults faults() {
        return outbox.faults();
    }

    boolean isStuck() {
        return outbox.isStuck();
    }

    // How it ends

    /** Sends a close frame, and gives the client some time to answer before the socket is closed. */
    void close(int code, String reason) {
        close(new CloseWebSocketFrame(code, reason));
    }

    void closeWithoutCode() {
        close(new CloseWebSocketFrame());
    }

    private void close(CloseWebSocketFrame frame) {
        if (frozen) {
            frame.release();
            channel.close();
            return;
        }
        channel.writeAndFlush(frame);
        outbox.mute();
        // Closing at once could reset the socket while the frame is still on its way.
        var timeout = loop.after(closeTimeout, channel::close);
        channel.closeFuture().addListener(closed -> timeout.cancel(false));
    }

    /** Closes the socket after what was written. */
    void drop() {
        outbox.flush();
        outbox.mute();
        channel.close();
    }

    void reset() {
        // It may be closed already, by a failed write, and the connection not have been told yet.
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        outbox.mute();
        channel.close();
    }

    /** Neither reads nor writes from now on. */
    void freeze() {
        frozen = true;
        outbox.mute();
        channel.config().setAutoRead(false);
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Frees native memory; safe to call twice. */
    void release() {
        if (!released) {
            released = true;
            if (compressor != null) {
                compressor.close();
            }
        }
    }
}
