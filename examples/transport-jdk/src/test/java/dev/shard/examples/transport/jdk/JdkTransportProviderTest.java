package dev.shard.examples.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.UnknownNameException;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.TransportProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTransportProviderTest {
    private final JdkTransportProvider provider = new JdkTransportProvider();

    @Test
    void itIsFoundByName() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .extracting(TransportProvider::name)
                .containsExactly("jdk");
    }

    @Test
    void aMisspeltSettingIsRefused() {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("io-thread", "2"))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("io-threads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://me:secret@host:1080", "http://me:secret@host", "http://me:sec%ret@host:80", "secret"})
    void aProxyThatIsNoneIsRefusedWithoutItsPassword(String proxy) {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("proxy", proxy))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("sec%ret")
                .hasNoCause();
    }

    @Test
    void aFileThatHoldsNoCertificateIsRefused() {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("trust", "no-such-file.pem"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-file.pem");
    }
}
