package dev.shard.tck.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.List;

/** What the rules of a {@link Decompressor} are tested with: a session, both of its sides, and what differs by backend. */
abstract class DecompressorFixture {
    static final int LIMIT = 4096;
    static final int PENDING = 1 << 20;
    static final String HELLO = "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}";
    static final String ACK = "{\"op\":11}";
    static final String MESSAGE = "{\"op\":0,\"s\":2,\"t\":\"MESSAGE_CREATE\",\"d\":{\"content\":\"}\\\"{ \u00e9\"}}";
    static final List<String> SESSION = List.of(HELLO, ACK, MESSAGE, ACK, MESSAGE, HELLO);

    private static final byte[] REFUSED = "refused".getBytes(UTF_8);

    final OutputBuffer output = new OutputBuffer();

    /** The compression under test. */
    protected abstract Compression compression();

    /** The sending side of a new connection. */
    protected abstract Peer peer();

    /** Whether the stream marks the ends of payloads itself, so that messages may be cut and joined. */
    protected abstract boolean marksEnds();

    /** A message that is no beginning of such a stream. */
    protected abstract byte[] garbage();

    /** How many native contexts of the compression under test have been made and not been freed. */
    protected abstract int liveContexts();

    Decompressor fresh() {
        return compression().newDecompressor(new DecompressorContext(output, new BraceFraming(), LIMIT, PENDING));
    }

    List<String> inflate(List<byte[]> messages) {
        Received received = new Received();
        try (Decompressor decompressor = fresh()) {
            messages.forEach(message -> decompressor.push(ByteBuffer.wrap(message), received));
        }
        return received.texts();
    }

    /** Keeps a refusal like a payload, so that two runs compare whatever is made of the stream: that is D2's affair. */
    static void pushIfUnderstood(Decompressor decompressor, byte[] message, Received received) {
        try {
            decompressor.push(ByteBuffer.wrap(message), received);
        } catch (RemoteProtocolException refused) {
            received.onPayload(ByteBuffer.wrap(REFUSED));
        }
    }

    /** Messages that end in the middle of payloads, if the stream allows that. */
    List<byte[]> messagesOf(int bytes) {
        List<byte[]> messages = sessionOf(peer());
        return marksEnds() ? Cuts.every(Cuts.join(messages), bytes) : messages;
    }

    static List<byte[]> sessionOf(Peer peer) {
        return SESSION.stream().map(peer::send).toList();
    }

    static String payloadOf(int bytes) {
        return "{\"d\":\"" + " ".repeat(bytes - 8) + "\"}";
    }

    static String failure(Decompressor decompressor, byte[] message) {
        Received received = new Received();
        RemoteProtocolException refused = catchThrowableOfType(
                RemoteProtocolException.class, () -> decompressor.push(ByteBuffer.wrap(message), received));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(received.payloads()).isEmpty();
        return requireNonNull(refused.getMessage(), "message");
    }
}
