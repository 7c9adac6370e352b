package dev.shard.compression.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.UnknownNameException;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ProviderTest {
    private final CompressionProvider provider = ServiceLoader.load(CompressionProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals("zstd-stream"))
            .findFirst()
            .orElseThrow();

    @Test
    void makesTheCompressionOfItsName() {
        Compression compression = provider.create(Settings.empty());

        assertThat(compression.name()).isEqualTo("zstd-stream");
        assertThat(compression.urlParameter()).isEqualTo("zstd-stream");
        assertThat(compression.identifyCompress()).isFalse();
        assertThat(compression.supports("json")).isTrue();
        assertThat(compression.supports("etf")).isTrue();
        assertThat(provider.description()).isNotBlank();
    }

    @Test
    void isAvailableWhereTheNativeCodeLoads() {
        assertThat(provider.unavailable()).isEmpty();
    }

    @Test
    void takesTheLimitOfTheWindow() {
        assertThat(provider.create(Settings.of(Map.of("window-log-max", "27")))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.create(Settings.of(Map.of("window-log-max", "28"))))
                .withMessage("window-log-max must be a whole number from 10 to 27, was \"28\"");
    }

    @Test
    void refusesASettingThatItDoesNotKnow() {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("window-log", "20"))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("window-log-max");
    }
}
