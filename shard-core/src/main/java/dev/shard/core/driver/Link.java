package dev.shard.core.driver;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.core.driver.Counters.Count;
import dev.shard.core.protocol.LinkHealth;
import dev.shard.core.protocol.SendBudget;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.PayloadSink;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One connection with everything that lives and dies with it, from the search for the Gateway to the last signal. Used on
 * the loop only.
 */
final class Link implements TransportListener {
    private final long generation;
    private final ShardDriver driver;
    private final Links links;
    private final Counters counters;
    private final SendBudget budget = new SendBudget();
    private final PayloadSink sink;
    private final Queue<Beat> beats = new ArrayDeque<>(1);
    private final ReadingPauses pauses = new ReadingPauses();
    private @Nullable URI endpoint;
    private @Nullable TransportConnection connection;
    private @Nullable Decompressor decompressor;
    private boolean retired;
    private boolean over;
    private long sent;
    private long sentUpToBeat;

    /** A heartbeat whose acknowledgement is outstanding; {@code roundTrip} is whoever asked for it. */
    private record Beat(long sentAtNanos, @Nullable CompletableFuture<Duration> roundTrip) {}

    Link(long generation, ShardDriver driver, Links links, Counters counters) {
        this.generation = generation;
        this.driver = driver;
        this.links = links;
        this.counters = counters;
        sink = payload -> driver.inbound().payload(this, payload);
    }

    long generation() {
        return generation;
    }

    SendBudget budget() {
        return budget;
    }

    /** Whether the connection goes on over TLS, so that its successor may not do without. */
    boolean secure() {
        return endpoint != null && "wss".equalsIgnoreCase(endpoint.getScheme());
    }

    URI endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("connection " + generation + " is not being opened yet");
        }
        return endpoint;
    }

    /** The Gateway was found and the connection is being opened. */
    void opening(URI url, TransportConnection opened) {
        endpoint = url;
        connection = opened;
    }

    /** Whether nothing that comes in is processed any more. */
    boolean retired() {
        return retired;
    }

    /** The decompressor; null before the first compressed message. */
    @Nullable Decompressor decompressor() {
        return decompressor;
    }

    /** Given: closed by this link when nothing more is to be read. */
    void decompressor(Decompressor made) {
        decompressor = made;
    }

    /** Where decompressed payloads go. */
    PayloadSink sink() {
        return sink;
    }

    /** Sends a payload, given; false if the budget does not allow it or there is no connection. */
    boolean send(int op, ByteBuffer payload, SendBudget.Lane lane, long nowNanos) {
        TransportConnection out = connection;
        if (out == null || !budget.trySpend(lane, nowNanos)) {
            return false;
        }
        sent++;
        counters.add(Count.SENT, 1);
        driver.log().sent(op, payload.remaining());
        out.send(payload, driver.sendsText());
        return true;
    }

    /** Remembers a heartbeat that was just sent. */
    void beaten(long nowNanos, boolean scheduled, @Nullable CompletableFuture<Duration> roundTrip) {
        beats.add(new Beat(nowNanos, roundTrip));
        if (scheduled) {
            sentUpToBeat = sent;
            pauses.beaten();
        }
    }

    /** The oldest outstanding heartbeat was acknowledged. */
    void acknowledged(long nowNanos) {
        Beat beat = beats.poll();
        if (beat == null) {
            return;
        }
        pauses.acknowledged(beat.sentAtNanos);
        if (beat.roundTrip != null) {
            beat.roundTrip.complete(Duration.ofNanos(Math.max(0, nowNanos - beat.sentAtNanos)));
        }
    }

    LinkHealth health() {
        long sentSinceBeat = sent - sentUpToBeat;
        boolean stuck = connection != null && sentUpToBeat > 0 && connection.unsentMessages() > sentSinceBeat;
        return new LinkHealth(pauses.excuse(driver.nowNanos()), stuck);
    }

    /** Stops reading or goes on. */
    void setReading(boolean enabled) {
        if (enabled != pauses.reading() && connection != null) {
            pauses.change(enabled, driver.nowNanos());
            connection.setReading(enabled);
        }
    }

    /** Closes in order; what still comes in is dropped, for it will be replayed (row 61). */
    void close(int code, String reason) {
        retire();
        setReading(true);
        if (connection != null) {
            connection.close(code, reason);
        }
    }

    /** Ends the connection, or the attempt to open it, now. */
    void abort() {
        retire();
        if (connection != null) {
            connection.abort();
        } else {
            links.abandoned();
        }
    }

    @Override
    public void onOpen() {
        links.opened(this);
    }

    @Override
    public void onMessage(ByteBuffer message, boolean text) {
        if (!retired) {
            pauses.heard();
            driver.inbound().message(this, message, text);
        }
    }

    /** A transport that tells the end twice, against its contract, must not upset the count of what is still open (R3). */
    @Override
    public void onClosed(CloseStatus status) {
        if (over) {
            return;
        }
        over = true;
        retire();
        failBeats(status);
        links.closed(this, status);
    }

    private void retire() {
        retired = true;
        if (decompressor != null) {
            decompressor.close();
        }
    }

    private void failBeats(CloseStatus status) {
        for (Beat beat = beats.poll(); beat != null; beat = beats.poll()) {
            if (beat.roundTrip != null) {
                beat.roundTrip.completeExceptionally(new TransportException(
                        TransportException.Phase.OPEN,
                        "the connection ended before the heartbeat was acknowledged: " + status.describe(),
                        status.failure()));
            }
        }
    }
}
