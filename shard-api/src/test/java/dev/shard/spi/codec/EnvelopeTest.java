package dev.shard.spi.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private final Envelope envelope = new Envelope();

    @Test
    void anEmptyEnvelopeHasNoSequenceNoNameAndNoData() {
        assertThat(envelope.sequence()).isEqualTo(Envelope.NO_SEQUENCE);
        assertThat(envelope.name()).isNull();
        assertThat(envelope.dataLength()).isZero();
        assertThat(envelope.dataOpen()).isFalse();
    }

    @Test
    void everyFieldIsReplacedWhenItIsFilledAgain() {
        envelope.set(0, 7, "READY", 4, 2, true);
        assertThat(envelope.dataOpen()).isTrue();

        envelope.set(11, Envelope.NO_SEQUENCE, null, 0, 0);

        assertThat(envelope.op()).isEqualTo(11);
        assertThat(envelope.sequence()).isEqualTo(-1);
        assertThat(envelope.name()).isNull();
        assertThat(envelope.dataOffset()).isZero();
        assertThat(envelope.dataLength()).isZero();
        assertThat(envelope.dataOpen()).isFalse();
    }

    @Test
    void theDataIsAViewByAbsoluteIndexWhateverThePosition() {
        ByteBuffer payload =
                ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}).position(2).limit(7);
        envelope.set(0, 1, "READY", 3, 2);

        ByteBuffer data = envelope.dataOf(payload);

        assertThat(data.remaining()).isEqualTo(2);
        assertThat(data.get(0)).isEqualTo((byte) 3);
        assertThat(payload.position()).isEqualTo(2);
    }

    @Test
    void aPayloadThatIsTooShortForTheEnvelopeIsRefused() {
        envelope.set(0, 1, "READY", 3, 2);

        assertThatThrownBy(() -> envelope.dataOf(ByteBuffer.allocate(4))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> envelope.dataOf(null)).hasMessage("payload");
    }
}
