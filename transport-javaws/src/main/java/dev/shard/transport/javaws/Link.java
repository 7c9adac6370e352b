package dev.shard.transport.javaws;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.FrameException;
import dev.shard.transport.support.HttpFailures;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;

/**
 * The threads' side of a connection: opens it, then reads until its end, all on one thread; the library's thread writes.
 * Whatever happens is put into the {@link HandOver}, in order.
 */
final class Link implements Runnable, FrameListener {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ConnectRequest request;
    private final Plant plant;
    private final Endpoint endpoint;
    private final HandOver handOver;
    private final JavaWsConnection connection;
    private final Consumer<Link> whenEnded;
    private final Dial dial;
    private final Thread thread;

    // Written before the loop hears of the opening.
    private @Nullable WireOutput output;
    private @Nullable UpgradeClient client;

    private boolean opened;

    /** @param whenEnded is told at the end of the thread */
    Link(
            ConnectRequest request,
            Plant plant,
            HandOver handOver,
            JavaWsConnection connection,
            Consumer<Link> whenEnded) {
        this.request = request;
        this.plant = plant;
        this.handOver = handOver;
        this.connection = connection;
        this.whenEnded = whenEnded;
        endpoint = Endpoint.of(request.endpoint());
        dial = new Dial(plant, endpoint, NANOSECONDS.convert(request.timeout()));
        thread = new Thread(this, "shard-javaws-reader-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the end of the threads. */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /** How far the opening is. */
    Stage stage() {
        return dial.stage();
    }

    /**
     * Hands one frame to the library, to be called on the loop. Does nothing if the connection has ended.
     *
     * @param payload given
     * @param written runs on the writing thread once the socket has taken the frame
     */
    void send(Opcode opcode, ByteBuffer payload, Runnable written) {
        if (output == null || client == null) {
            return;
        }
        output.expect(written);
        try {
            client.sendFrame(new Frame(opcode, payload));
        } catch (WebsocketNotConnectedException ended) {
            // Its end is in the hand-over already.
        }
    }

    /** Lets the writing thread close the socket in good order; to be called when everything is written. */
    void finish() {
        if (output != null) {
            output.finish();
        }
    }

    /** Closes the socket at once, or whatever becomes of the opening. */
    void kill() {
        dial.close();
    }

    @Override
    public void run() {
        try {
            connect();
        } catch (TransportException failure) {
            handOver.put(0, () -> connection.failed(failure));
        } catch (IOException | RuntimeException | Error failure) {
            handOver.put(0, () -> connection.failed(Failures.unexpected(stage(), failure)));
        } finally {
            dial.close();
            awaitWriter();
            whenEnded.accept(this);
        }
    }

    private void connect() throws IOException {
        Socket socket = dial.open();
        dial.enter(Phase.UPGRADE, "waiting for " + endpoint.authority() + " to answer the upgrade to WebSocket");
        var input = new WireInput(socket, endpoint, dial);
        output = new WireOutput(
                socket.getOutputStream(), thread.getName().replace("reader", "writer"), connection::brokeWriting);
        var draft = new GatewayDraft(new FrameReader(request.maxMessageBytes(), this), plant.random());
        var wire = new Wire(socket, input, output);
        client = new UpgradeClient(request.endpoint(), endpoint, draft, wire, plant.readBytes(), this::opened);
        client.run();
        if (!opened) {
            throw whyNotOpened(client, input);
        }
        Exception fault = input.fault() != null ? input.fault() : client.fault();
        handOver.put(0, () -> connection.ended(fault));
    }

    private void opened() {
        opened = true;
        dial.enter(Phase.OPEN, "reading");
        handOver.put(0, connection::opened);
    }

    private TransportException whyNotOpened(UpgradeClient ended, WireInput input) {
        if (ended.fault() instanceof TransportException refused) {
            return refused;
        }
        if (!ended.refusal().isEmpty()) {
            return HttpFailures.badUpgrade(endpoint, ended.refusal());
        }
        return Failures.closedDuring(stage(), input.fault());
    }

    private void awaitWriter() {
        try {
            if (output != null) {
                output.finish();
                output.join();
            }
        } catch (InterruptedException stray) {
            // The thread ends anyway.
            thread.interrupt();
        }
    }

    @Override
    public void onMessage(ByteBuffer message, boolean text) {
        handOver.put(message.remaining(), () -> connection.onMessage(message, text));
    }

    @Override
    public void onPing(byte[] payload) {
        handOver.put(payload.length, () -> connection.onPing(payload));
    }

    @Override
    public void onCloseFrame(int code, String reason) {
        handOver.put(0, () -> connection.onCloseFrame(code, reason));
    }

    @Override
    public void onViolation(FrameException violation) {
        handOver.put(0, () -> connection.onViolation(violation));
    }
}
