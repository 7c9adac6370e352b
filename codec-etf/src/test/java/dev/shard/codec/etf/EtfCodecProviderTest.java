package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.DecodeException;
import dev.shard.UnknownNameException;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R13: the codec is there when its jar is. */
class EtfCodecProviderTest {
    private final EtfCodecProvider provider = new EtfCodecProvider();

    @Test
    void theCodecIsFoundByItsName() {
        assertThat(ServiceLoader.load(CodecProvider.class)).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("etf");
            assertThat(found.description()).isNotBlank();
        });
    }

    @Test
    void theCodecSpeaksEtfInBinaryFrames() {
        Codec codec = provider.create(Settings.empty());

        assertThat(codec.encoding()).isEqualTo("etf");
        assertThat(codec.text()).isFalse();
    }

    @Test
    void theLimitOfCompressedTermsIsASetting() {
        byte[] payload = Terms.compressed(TermWriter.term(Map.of("op", 11), Terms.STEADY));
        int size = TermWriter.term(Map.of("op", 11), Terms.STEADY).length;

        read(Map.of("max-inflated-bytes", String.valueOf(size)), payload);

        assertThatThrownBy(() -> read(Map.of("max-inflated-bytes", String.valueOf(size - 1)), payload))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("at most " + (size - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1073741825", "64 miles", "2 GiB", ""})
    void aLimitThatMakesNoSenseIsRefused(String bytes) {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("max-inflated-bytes", bytes))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-inflated-bytes");
    }

    @Test
    void aSettingThatItDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("strict", "true"))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("\"strict\"");
    }

    private void read(Map<String, String> settings, byte[] payload) {
        provider.create(Settings.of(settings)).readEnvelope(ByteBuffer.wrap(payload), new Envelope());
    }
}
