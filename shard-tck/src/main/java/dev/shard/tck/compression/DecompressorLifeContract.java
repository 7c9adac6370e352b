package dev.shard.tck.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules D1 and D6 to D9 of {@link Decompressor}, as tests: what a context owns, what it is lent, and how it ends. */
abstract class DecompressorLifeContract extends DecompressorFixture {
    /** If it fails: make the native context when the first message comes, since most of a fleet's shards wait their turn. */
    @Test
    final void d1_aContextTakesNoNativeMemoryBeforeItsFirstMessage() {
        int before = liveContexts();

        try (Decompressor waiting = fresh()) {
            assertThat(liveContexts()).isEqualTo(before);

            waiting.push(ByteBuffer.wrap(peer().send(HELLO)), new Received());

            assertThat(liveContexts()).isEqualTo(before + 1);
        }
    }

    /** If it fails: look for state that two connections share. */
    @Test
    final void d1_eachConnectionHasItsOwnContext() {
        assertThat(inflate(sessionOf(peer()))).isEqualTo(SESSION);
        try (Decompressor broken = fresh()) {
            failure(broken, garbage());

            assertThat(inflate(sessionOf(peer()))).isEqualTo(SESSION);
        }
    }

    /** If it fails: a stream has lost its place, so that nothing after it can be trusted. */
    @Test
    final void d6_afterAnErrorEveryCallThrowsTheSameWay() {
        try (Decompressor decompressor = fresh()) {
            String sentence = failure(decompressor, garbage());
            byte[] good = peer().send(HELLO);

            assertThat(failure(decompressor, good)).isEqualTo(sentence);
            assertThat(failure(decompressor, new byte[0])).isEqualTo(sentence);
        }
    }

    /** If it fails: the bytes behind the payload whose sink threw belong to the context, and must be decompressed. */
    @Test
    final void d6_aSinkThatThrowsLeavesTheContextIntact() {
        List<byte[]> messages = sessionOf(peer());
        if (marksEnds()) {
            messages = List.of(Cuts.join(messages.subList(0, 3)), Cuts.join(messages.subList(3, 6)));
        }
        List<String> undisturbed = payloadsAfterTheFirstMessage(messages, new Received());
        IllegalStateException mine = new IllegalStateException("from the sink");
        byte[] first = messages.get(0);
        Received received = new Received();
        try (Decompressor decompressor = fresh()) {
            assertThatThrownBy(() -> decompressor.push(ByteBuffer.wrap(first), payload -> {
                        throw mine;
                    }))
                    .isSameAs(mine);
            messages.subList(1, messages.size()).forEach(message -> pushIfUnderstood(decompressor, message, received));
        }

        assertThat(received.texts()).isEqualTo(undisturbed);
    }

    private List<String> payloadsAfterTheFirstMessage(List<byte[]> messages, Received received) {
        try (Decompressor decompressor = fresh()) {
            pushIfUnderstood(decompressor, messages.get(0), new Received());
            messages.subList(1, messages.size()).forEach(message -> pushIfUnderstood(decompressor, message, received));
        }
        return received.texts();
    }

    /** If it fails: free on close, and let the second close find nothing to free. */
    @Test
    final void d7_closingFreesTheContextAndMayBeDoneTwice() {
        int before = liveContexts();
        Decompressor decompressor = fresh();
        decompressor.push(ByteBuffer.wrap(peer().send(HELLO)), new Received());

        decompressor.close();
        decompressor.close();

        assertThat(liveContexts()).isEqualTo(before);
    }

    /** If it fails: a connection that broke is not always closed at once, so free before throwing. */
    @Test
    final void d7_anErrorFreesTheContext() {
        int before = liveContexts();

        try (Decompressor decompressor = fresh()) {
            failure(decompressor, garbage());

            assertThat(liveContexts()).isEqualTo(before);
        }
    }

    /** If it fails: a listener may stop its shard while it handles an event; touch nothing native after that. */
    @Test
    final void d7_closingInsideOfASinkEndsTheMessage() {
        int before = liveContexts();
        List<byte[]> messages = sessionOf(peer());
        byte[] message = marksEnds() ? Cuts.join(messages) : messages.get(0);
        Received received = new Received();
        Decompressor decompressor = fresh();

        decompressor.push(ByteBuffer.wrap(message), payload -> {
            received.onPayload(payload);
            decompressor.close();
        });

        assertThat(received.texts()).containsExactly(HELLO);
        assertThat(liveContexts()).isEqualTo(before);
    }

    /** If it fails: a pending message was kept by reference. */
    @Test
    final void d8_aMessageMayBeOverwrittenAfterwards() {
        List<byte[]> messages = messagesOf(7);
        List<String> undisturbed = payloadsOf(messages);
        Received received = new Received();
        try (Decompressor decompressor = fresh()) {
            for (byte[] message : messages) {
                pushIfUnderstood(decompressor, message, received);
                Arrays.fill(message, (byte) 0x55);
            }
        }

        assertThat(received.texts()).isEqualTo(undisturbed);
    }

    /** If it fails: look for {@code array()} without {@code hasArray()} and {@code arrayOffset()}. */
    @Test
    final void d8_everyKindOfBufferIsReadToItsLimit() {
        byte[] message = peer().send(MESSAGE);
        byte[] padded = new byte[message.length + 10];
        System.arraycopy(message, 0, padded, 3, message.length);
        ByteBuffer direct = ByteBuffer.allocateDirect(padded.length).put(padded).clear();
        ByteBuffer slice = ByteBuffer.wrap(padded, 1, padded.length - 1).slice();

        assertReadsTheWhole(ByteBuffer.wrap(padded), 3, message.length);
        assertReadsTheWhole(slice, 2, message.length);
        assertReadsTheWhole(slice.asReadOnlyBuffer(), 2, message.length);
        assertReadsTheWhole(direct, 3, message.length);
        assertReadsTheWhole(direct.asReadOnlyBuffer(), 3, message.length);
    }

    /** If it fails: part of a payload was left in the buffer that the next connection writes into. */
    @Test
    final void d9_connectionsTakeTurnsWithOneOutputBuffer() {
        List<byte[]> messages = messagesOf(5);
        List<String> undisturbed = payloadsOf(messages);
        Received one = new Received();
        Received other = new Received();
        try (Decompressor a = fresh();
                Decompressor b = fresh()) {
            for (byte[] message : messages) {
                pushIfUnderstood(a, message, one);
                pushIfUnderstood(b, message, other);
                Arrays.fill(output.array(), (byte) 0x55);
            }
        }

        assertThat(one.texts()).isEqualTo(undisturbed);
        assertThat(other.texts()).isEqualTo(undisturbed);
    }

    /** If it fails: call {@link OutputBuffer#released} for what was delivered, and for what was not. */
    @Test
    final void d9_aGiantLeavesTheOutputBufferSmall() {
        String giant = payloadOf(OutputBuffer.RETAINED_BYTES + 1);
        DecompressorContext roomy = new DecompressorContext(output, new BraceFraming(), giant.length() + 64, PENDING);
        byte[] whole = peer().send(giant);
        byte[] tooLong = peer().send(payloadOf(giant.length() + 128));

        try (Decompressor decompressor = compression().newDecompressor(roomy)) {
            decompressor.push(
                    ByteBuffer.wrap(whole),
                    payload -> assertThat(payload.remaining()).isEqualTo(giant.length()));
        }
        assertThat(output.capacity()).isEqualTo(OutputBuffer.INITIAL_BYTES);
        try (Decompressor decompressor = compression().newDecompressor(roomy)) {
            failure(decompressor, tooLong);
        }
        assertThat(output.capacity()).isEqualTo(OutputBuffer.INITIAL_BYTES);
    }

    private List<String> payloadsOf(List<byte[]> messages) {
        Received received = new Received();
        try (Decompressor decompressor = fresh()) {
            messages.forEach(message -> pushIfUnderstood(decompressor, message, received));
        }
        return received.texts();
    }

    private void assertReadsTheWhole(ByteBuffer message, int from, int length) {
        message.clear().position(from).limit(from + length);
        Received received = new Received();
        try (Decompressor decompressor = fresh()) {
            decompressor.push(message, received);
        }

        assertThat(received.texts()).as("%s", message).containsExactly(MESSAGE);
        assertThat(message.position()).as("position").isEqualTo(from + length);
        assertThat(message.limit()).as("limit").isEqualTo(from + length);
    }
}
