package dev.shard.compression.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private final List<CompressionProvider> providers = ServiceLoader.load(CompressionProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void areFoundOnTheClassPath() {
        assertThat(providers)
                .extracting(CompressionProvider::name)
                .containsExactlyInAnyOrder("zlib-stream", "zlib-payload", "none");
    }

    @Test
    void makeTheCompressionOfTheirName() {
        assertThat(providers).allSatisfy(provider -> {
            Compression compression = provider.create(Settings.empty());

            assertThat(compression.name()).isEqualTo(provider.name());
            assertThat(provider.description()).isNotBlank();
        });
    }

    @Test
    void refuseSettingsThatTheyDoNotHave() {
        assertThat(providers)
                .allSatisfy(provider -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> provider.create(Settings.of(Map.of("level", "9"))))
                        .withMessageContaining("level"));
    }

    @Test
    void zlibStreamHasAChoiceOfInflaters() {
        CompressionProvider provider = new ZlibStreamCompressionProvider();

        assertThat(provider.create(Settings.of(Map.of("inflater", "java")))).isInstanceOf(ZlibStreamCompression.class);
        assertThat(provider.create(Settings.of(Map.of("inflater", "jdk")))).isInstanceOf(ZlibStreamCompression.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.create(Settings.of(Map.of("inflater", "jkd"))))
                .withMessageContaining("did you mean jdk?");
    }

    @Test
    void zlibStreamIsAskedForInTheUrl() {
        Compression compression = new ZlibStreamCompression();

        assertThat(compression.urlParameter()).isEqualTo("zlib-stream");
        assertThat(compression.identifyCompress()).isFalse();
        assertThat(compression.supports("json")).isTrue();
        assertThat(compression.supports("etf")).isTrue();
    }
}
