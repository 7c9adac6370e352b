package dev.shard.transport.netty;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import dev.shard.transport.support.ClosePayload;
import dev.shard.transport.support.FrameException;
import dev.shard.transport.support.Opcodes;
import dev.shard.transport.support.Pongs;
import dev.shard.transport.support.Signals;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from the attempt to its end. Connection lifetime; everything happens on its loop.
 *
 * <p>How it ends is decided by what comes first (our close, the peer's close frame, a violation) and told when the socket
 * is gone, so a reset that follows a close frame changes nothing.
 */
final class NettyConnection implements TransportConnection, FrameListener {
    private final ConnectRequest request;
    private final EventLoop loop;
    private final Signals signals;
    private final RandomGenerator random;
    private final Consumer<NettyConnection> whenOver;
    private final Pongs pongs = new Pongs(this::writePong);
    private final ChannelFutureListener messageWritten = this::messageWritten;

    private @Nullable Opening opening;
    private @Nullable Wire wire;
    private @Nullable FrameHandler frames;

    private @Nullable CloseStatus decided;
    private @Nullable Throwable broken;
    private @Nullable Future<?> closeTimer;
    private boolean over;
    private boolean reading = true;
    private int unsent;

    /** @param whenOver is told when the connection's last signal is due */
    NettyConnection(
            ConnectRequest request,
            EventLoop loop,
            TransportListener listener,
            RandomGenerator random,
            Consumer<NettyConnection> whenOver) {
        this.request = request;
        this.loop = loop;
        signals = new Signals(listener, this::listenerFailed);
        this.random = random;
        this.whenOver = whenOver;
    }

    EventLoop loop() {
        return loop;
    }

    /** Starts, unless it was aborted before its turn came. */
    void start(Plant plant) {
        if (!over) {
            opening = new Opening(request, plant, loop, this);
            opening.start();
        }
    }

    /** The upgrade is done: from here on the channel carries frames. Whoever calls puts the handler behind all others. */
    FrameHandler opened(Channel channel) {
        opening = null;
        wire = new Wire(channel, new FrameEncoder(channel.alloc(), random));
        frames = new FrameHandler(this, new FrameDecoder(channel.alloc(), request.maxMessageBytes(), this));
        return frames;
    }

    /** To be told when the handler is in its place. */
    void tellOpen() {
        signals.opened();
    }

    void failed(TransportException failure) {
        end(CloseStatus.neverOpened(failure));
    }

    @Override
    public void send(ByteBuffer message, boolean text) {
        if (over || decided != null) {
            return;
        }
        if (wire == null) {
            throw new IllegalStateException("send before onOpen");
        }
        unsent++;
        wire.write(text ? Opcodes.TEXT : Opcodes.BINARY, message).addListener(messageWritten);
    }

    @Override
    public int unsentMessages() {
        return unsent;
    }

    @Override
    public void setReading(boolean enabled) {
        if (over || wire == null || frames == null || reading == enabled) {
            return;
        }
        reading = enabled;
        if (enabled) {
            // Later, because the caller may be in the middle of a message.
            loop.execute(this::readOn);
        } else {
            wire.setReading(false);
            frames.pause();
        }
    }

    private void readOn() {
        if (over || wire == null || frames == null || !reading) {
            return;
        }
        frames.goOn();
        if (reading && !over) {
            wire.setReading(true);
        }
    }

    @Override
    public void close(int code, String reason) {
        if (code != CloseStatus.NORMAL && code != CloseStatus.GOING_AWAY && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("close code must be 1000, 1001 or from 3000 to 4999, was " + code);
        }
        CloseStatus ours = CloseStatus.local(code, reason);
        if (over || decided != null) {
            return;
        }
        decided = ours;
        if (wire == null || !wire.isOpen()) {
            end(ours);
        } else {
            writeClose(wire, new ClosePayload(code, reason)).addListener(this::noteFailure);
            limitClosing();
        }
    }

    @Override
    public void abort() {
        end(CloseStatus.local(CloseStatus.ABNORMAL, ""));
    }

    @Override
    public void onMessage(ByteBuffer message, boolean text) {
        signals.message(message, text);
    }

    @Override
    public void onPing(byte[] payload) {
        pongs.answer(payload);
    }

    @Override
    public void onCloseFrame(int code, String reason) {
        if (wire == null) {
            return;
        }
        if (decided == null) {
            decided = CloseStatus.byPeer(code, reason);
            Wire open = wire;
            writeClose(open, new ClosePayload(code, "")).addListener(written -> open.close());
            limitClosing();
        } else {
            wire.close();
        }
    }

    /**
     * The peer broke the rules: tells it so, and waits for it to leave. Closing at once, with bytes unread, would reset the
     * connection, and the close frame could be lost with it.
     */
    void violated(FrameException violation) {
        String message = violation.reason() + "; closed with " + violation.closeCode();
        var status = CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, message, violation));
        if (decided != null || wire == null || frames == null) {
            end(status);
            return;
        }
        decided = status;
        writeClose(wire, new ClosePayload(violation.closeCode(), violation.reason()));
        limitClosing();
        frames.discard();
        wire.setReading(true);
    }

    /** The socket reported a failure; what it still holds decides how the connection ended, and may say so soon. */
    void broke(Throwable cause) {
        if (over) {
            return;
        }
        if (broken == null) {
            broken = cause;
        }
        if (cause instanceof IOException) {
            limitClosing();
        } else {
            ended();
        }
    }

    /** The socket is closed, and everything read from it is delivered. */
    void ended() {
        end(CloseStatus.lost(Failures.lost(broken)));
    }

    private void end(CloseStatus otherwise) {
        if (over) {
            return;
        }
        over = true;
        CloseStatus status = decided == null ? otherwise : decided;
        if (closeTimer != null) {
            closeTimer.cancel(false);
        }
        if (opening != null) {
            opening.cancel();
        }
        if (frames != null) {
            frames.release();
        }
        if (wire != null) {
            wire.kill();
        }
        // Later, so that no signal comes inside another one or inside the call that caused it.
        loop.execute(() -> {
            whenOver.accept(this);
            signals.closed(status);
        });
    }

    private void listenerFailed(Throwable failure) {
        end(CloseStatus.lost(new TransportException(
                TransportException.Phase.OPEN, "the connection's listener failed: " + failure, failure)));
    }

    private static ChannelFuture writeClose(Wire wire, ClosePayload payload) {
        return wire.write(Opcodes.CLOSE, ByteBuffer.wrap(payload.bytes()));
    }

    private void limitClosing() {
        if (closeTimer == null) {
            closeTimer = loop.schedule(
                    this::ended, TimeUnit.NANOSECONDS.convert(request.closeTimeout()), TimeUnit.NANOSECONDS);
        }
    }

    private void writePong(byte[] payload) {
        if (wire != null && decided == null && !over) {
            wire.write(Opcodes.PONG, ByteBuffer.wrap(payload)).addListener(written -> {
                noteFailure(written);
                pongs.written();
            });
        }
    }

    private void messageWritten(Future<?> written) {
        unsent--;
        noteFailure(written);
    }

    private void noteFailure(Future<?> written) {
        if (!written.isSuccess()) {
            broke(written.cause());
        }
    }
}
