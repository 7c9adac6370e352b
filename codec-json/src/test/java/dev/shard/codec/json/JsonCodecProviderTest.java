package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.UnknownNameException;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** R13: the codec is there when its jar is. */
class JsonCodecProviderTest {
    @Test
    void theCodecIsFoundByItsName() {
        assertThat(ServiceLoader.load(CodecProvider.class)).singleElement().satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("json");
            assertThat(provider.description()).isNotBlank();
        });
    }

    @Test
    void theCodecSpeaksJsonInTextFrames() {
        Codec codec = new JsonCodecProvider().create(Settings.empty());

        assertThat(codec.encoding()).isEqualTo("json");
        assertThat(codec.text()).isTrue();
    }

    @Test
    void aSettingThatItDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> new JsonCodecProvider().create(Settings.of(Map.of("strict", "true"))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("\"strict\"");
    }
}
