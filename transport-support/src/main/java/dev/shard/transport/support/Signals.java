package dev.shard.transport.support;

import dev.shard.CloseStatus;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener, and sees to it that what the listener throws reaches neither the loop nor other connections. Connection
 * lifetime; used on the loop.
 */
public final class Signals {
    private static final Logger log = LoggerFactory.getLogger(Signals.class);

    private final TransportListener listener;
    private final Consumer<Throwable> whenFailed;

    /**
     * Tells one listener.
     *
     * @param whenFailed ends the connection, whose owner cannot be trusted to know its state any more
     */
    public Signals(TransportListener listener, Consumer<Throwable> whenFailed) {
        this.listener = listener;
        this.whenFailed = whenFailed;
    }

    /** {@link TransportListener#onOpen}. */
    public void opened() {
        try {
            listener.onOpen();
        } catch (RuntimeException | Error failure) {
            failed("onOpen", failure);
        }
    }

    /** {@link TransportListener#onMessage}. */
    public void message(ByteBuffer message, boolean text) {
        try {
            listener.onMessage(message, text);
        } catch (RuntimeException | Error failure) {
            failed("onMessage", failure);
        }
    }

    /** {@link TransportListener#onClosed}. */
    public void closed(CloseStatus status) {
        try {
            listener.onClosed(status);
        } catch (RuntimeException | Error failure) {
            failed("onClosed", failure);
        }
    }

    private void failed(String signal, Throwable failure) {
        log.atError()
                .addKeyValue("signal", signal)
                .setCause(failure)
                .log("a transport listener failed; its connection is dropped");
        whenFailed.accept(failure);
    }
}
