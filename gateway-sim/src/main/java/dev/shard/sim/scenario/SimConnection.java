package dev.shard.sim.scenario;

import dev.shard.sim.report.ShardId;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection of a client, and what can be done to it.
 *
 * <p>Methods may be called from any thread; when they return, what they say is in force, and what they send was handed
 * to the socket. On a connection that has ended they do nothing.
 */
public interface SimConnection {

    /** Counts from 1, in the order in which upgrades were accepted. */
    long number();

    /** The request target of the upgrade: path and query. */
    String target();

    /** The {@code Host} header of the upgrade. */
    String host();

    /** Whether frames can still be exchanged. */
    boolean isOpen();

    /** The shard, once an IDENTIFY or a RESUME was accepted. */
    Optional<ShardId> shard();

    /** The session that it is bound to. */
    Optional<String> sessionId();

    // How it ends

    /** Sends a close frame with this code, then waits for the client's. The session stays unless the code ends it. */
    void close(int code, String reason);

    /** Sends a close frame without a code. */
    void closeWithoutCode();

    /** Closes the socket (FIN) without a close frame. */
    void dropTcp();

    /** Resets the socket (RST). */
    void reset();

    /** From now on nothing is read and nothing is written, while the socket stays open. */
    void halfOpen();

    // What it says

    /** Sends HELLO, once more if there was one. */
    void sendHello(Duration heartbeatInterval);

    /** Sends op 7. */
    void sendReconnect();

    /** Sends op 9; with {@code false} the session is lost from then on. */
    void sendInvalidSession(boolean resumable);

    /** Sends op 1, which the client must answer at once. */
    void requestHeartbeat();

    /** Sends a dispatch that does not count: its {@code s} is null. */
    void sendUnnumbered(String name, String dataJson);

    /** Sends this JSON as a payload, whatever it says, encoded and compressed like any other. */
    void sendPayload(String json);

    /** Sends these bytes as one binary message, neither encoded nor compressed. */
    void sendRaw(byte[] message);

    /** Sends this as one text message, neither encoded nor compressed. */
    void sendRaw(String message);

    /** Does what a scenario is holding back. */
    void proceed();

    // How it answers heartbeats

    /** The next {@code count} heartbeats get no ACK. */
    void withholdAcks(int count);

    /** Each ACK is sent this much later; zero is the default. */
    void delayAcks(Duration delay);

    // What happens to its bytes

    /** The next message is damaged such that any decoder has to notice. */
    void corruptNextFrame();

    /** One bit of the next message is flipped; counted from the lowest of the first byte, modulo its length. */
    void flipBitOfNextFrame(int bit);

    /** The next message is cut off after this many bytes, and the rest never sent. */
    void truncateNextFrame(int bytes);

    /** The next payload is cut at these offsets, and each piece sent as a WebSocket message of its own. */
    void splitNextPayloadAt(int... offsets);

    /** Every payload is sent in WebSocket messages of at most this many bytes; 0 ends it. */
    void splitEveryPayload(int maxBytes);

    /** The next payload is cut at these offsets, and sent as the fragments of one WebSocket message. */
    void fragmentNextPayloadAt(int... offsets);
}
