package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.UnknownNameException;
import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.TransportProvider;
import dev.shard.tck.transport.TestPki;
import dev.shard.transport.support.ProxyAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NettyTransportProviderTest {
    private final NettyTransportProvider provider = new NettyTransportProvider();

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .extracting(Provider::name)
                .contains("netty");
    }

    @Test
    void everySettingMayBeLeftOut() {
        provider.create(Settings.empty()).close();
    }

    @Test
    void everySettingIsUnderstood() {
        var settings = Map.of(
                "io-threads", "3",
                "native", "nio",
                "trust", TestPki.authority().toString(),
                "tls-provider", "jdk",
                "tls-protocols", "TLSv1.3, TLSv1.2",
                "proxy", "socks5://user:secret@proxy.example:1080",
                "read-bytes", "262144",
                "receive-buffer-bytes", "1048576");

        try (var transport = provider.create(Settings.of(settings))) {
            assertThat(IntStream.range(0, 12)
                            .mapToObj(i -> transport.nextLoop())
                            .collect(Collectors.toSet()))
                    .as("loops, dealt out evenly")
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "io-threads           | 0                | ioThreads must be from 1 to 64, was 0",
                "io-threads           | two              | io-threads must be a whole number",
                "native               | epol             | did you mean epoll?",
                "trust                | /no/such/ca.pem  | there is no file /no/such/ca.pem",
                "tls-provider         | opnssl           | did you mean openssl?",
                "tls-protocols        | TLSv9            | were [TLSv9]",
                "proxy                | ftp://p:1        | its scheme must be http or socks5",
                "proxy                | http://a:b^c@p:1 | escape special characters",
                "read-bytes           | 1                | readBytes must be from 4 KiB to 16 MiB, was 1 byte",
                "receive-buffer-bytes | -1               | receive-buffer-bytes must be a size from 0 to less than 2 GiB",
            })
    void aValueThatDoesNotFitIsRefusedWithWhatWouldHave(String key, String value, String message) {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of(key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("io-thread", "2"))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("did you mean io-threads?");
    }

    @Test
    void aTrustFileWithoutCertificatesIsRefused(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");

        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("trust", empty.toString()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it holds no certificate");
    }

    @Test
    void aPasswordThatCannotBeReadIsNotShown() {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("proxy", "http://user:sec ret@p:1"))))
                .hasMessageNotContaining("sec")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://p:1", "socks4://p:1", "http://p", "p:1", "http:///", "//p:1"})
    void whatIsNoProxyIsRefused(String uri) {
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("proxy", uri))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for example http://proxy.example:3128");
    }

    @Test
    void aProxyDoesNotShowItsPassword() {
        assertThat(ProxyAddress.of(URI.create("http://user:secret@[::1]:3128"))).hasToString("HTTP proxy ::1:3128");
    }
}
