package dev.shard.tck.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Decompressor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Rules D1 to D9 of {@link Decompressor}, as tests. D5 cannot be tested in general: whether a stream declares lengths at
 * all depends on its format.
 */
public abstract class CompressionContract extends DecompressorLifeContract {
    /** If it fails: look at how an end mark is found that two messages share. */
    @Test
    final void d2_aStreamCutAtAnyByteGivesTheSamePayloads() {
        assumeTrue(marksEnds(), "a message is a payload");
        byte[] stream = Cuts.join(sessionOf(peer()));

        for (int position = 0; position <= stream.length; position++) {
            assertThat(inflate(Cuts.at(stream, position)))
                    .as("cut at %d", position)
                    .isEqualTo(SESSION);
        }
    }

    /** If it fails: look for a step that expects some least number of bytes in a message. */
    @Test
    final void d2_aStreamInMessagesOfAFewBytesGivesTheSamePayloads() {
        assumeTrue(marksEnds(), "a message is a payload");
        byte[] stream = Cuts.join(sessionOf(peer()));

        for (int bytes = 1; bytes <= 9; bytes++) {
            assertThat(inflate(Cuts.every(stream, bytes)))
                    .as("%d bytes each", bytes)
                    .isEqualTo(SESSION);
        }
    }

    /** If it fails: one message can hold several payloads, and the beginning of the next. */
    @Test
    final void d2_messagesMayBeCutAndJoinedAtWill() {
        assumeTrue(marksEnds(), "a message is a payload");
        byte[] stream = Cuts.join(sessionOf(peer()));

        for (int seed = 0; seed < 500; seed++) {
            List<byte[]> messages = Cuts.atRandom(stream, new Random(seed));

            assertThat(inflate(messages)).as("seed %d", seed).isEqualTo(SESSION);
        }
    }

    /** If it fails: an empty message is legal, and nothing. */
    @Test
    final void d2_anEmptyMessageHoldsNoPayload() {
        List<byte[]> messages = new ArrayList<>();
        for (byte[] message : sessionOf(peer())) {
            messages.add(new byte[0]);
            messages.add(message);
        }

        assertThat(inflate(messages)).isEqualTo(SESSION);
    }

    /** If it fails: a message that lacks its last byte must wait, or be refused. */
    @Test
    final void d3_noPartOfAPayloadIsDelivered() {
        byte[] message = peer().send(MESSAGE);

        for (int length = 1; length < message.length; length++) {
            Received received = new Received();
            try (Decompressor decompressor = fresh()) {
                decompressor.push(ByteBuffer.wrap(message, 0, length), received);
            } catch (RemoteProtocolException refused) {
                assertThat(marksEnds()).as("waits for the rest").isFalse();
            }

            assertThat(received.texts())
                    .as("%d of %d bytes", length, message.length)
                    .isEmpty();
        }
    }

    /** If it fails: the limit is inclusive. */
    @Test
    final void d4_aPayloadOfTheLimitIsDelivered() {
        String longest = payloadOf(LIMIT);

        assertThat(inflate(List.of(peer().send(longest)))).containsExactly(longest);
    }

    /** If it fails: the limit is about the payload, not about the compressed message. */
    @Test
    final void d4_aPayloadOfOneByteMoreIsRefused() {
        assertRefused(peer().send(payloadOf(LIMIT + 1)));
    }

    /** If it fails: check while decompressing; what has been written out already has done its harm. */
    @Test
    final void d4_aBombIsRefusedBeforeItIsWrittenOut() {
        byte[] roomForTheLimit = output.array();

        assertRefused(peer().send(payloadOf(32 << 20)));

        assertThat(output.array() == roomForTheLimit)
                .as("the output never grew")
                .isTrue();
    }

    private void assertRefused(byte[] message) {
        Received received = new Received();
        try (Decompressor decompressor = fresh()) {
            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> decompressor.push(ByteBuffer.wrap(message), received))
                    .withMessageContaining("maxInflatedBytes=" + LIMIT);
        }
        assertThat(received.texts()).isEmpty();
    }
}
