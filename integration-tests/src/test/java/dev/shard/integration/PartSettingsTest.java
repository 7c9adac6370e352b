package dev.shard.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.shard.UnknownNameException;
import dev.shard.core.Providers;
import dev.shard.core.wiring.ConfigurationException;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.compression.CompressionProvider;
import dev.shard.spi.transport.TransportProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a backend's {@code reference.conf} says is what the backend reads. */
class PartSettingsTest {
    private static final Config REFERENCE = ConfigFactory.parseResources("reference.conf");

    private static Stream<Arguments> parts() {
        return Stream.of(
                        parts("transports", Providers.transports(), TransportProvider::create),
                        parts("codecs", Providers.codecs(), CodecProvider::create),
                        parts("compressions", Providers.compressions(), CompressionProvider::create))
                .flatMap(Function.identity());
    }

    private interface Maker<P> {
        Object make(P provider, Settings settings);
    }

    private static <P extends Provider> Stream<Arguments> parts(String section, List<P> providers, Maker<P> maker) {
        return providers.stream()
                .map(provider -> Arguments.of(section, provider.name(), (Function<Settings, Object>)
                        settings -> maker.make(provider, settings)));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("parts")
    void everyKeyIsKnownToBoth(String section, String name, Function<Settings, Object> maker) {
        UnknownNameException refused = catchThrowableOfType(
                UnknownNameException.class, () -> maker.apply(Settings.of(Map.of("no-such-key", "x"))));
        Set<String> documented =
                REFERENCE.getConfig("shard").getObject(section + "." + name).keySet();

        assertThat(refused.available()).containsExactlyInAnyOrderElementsOf(documented);
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("parts")
    void theDefaultsAreAccepted(String section, String name, Function<Settings, Object> maker) {
        String kind = section.substring(0, section.length() - 1);
        ShardConfiguration configuration = ShardConfiguration.sources()
                .set("shard.token", "token", "test")
                .set("shard." + kind, name, "test")
                .load();

        try (ShardFactory factory = ShardFactory.of(configuration)) {
            assertThat(factory.builder()).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("parts")
    void anUnknownKeyIsRefusedWithItsLine(String section, String name, Function<Settings, Object> maker) {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> ShardConfiguration.sources()
                        .text("shard.conf", "shard.token = t\nshard.%s.%s.no-such-key = 1".formatted(section, name))
                        .load());

        assertThat(refused)
                .hasMessageStartingWith(
                        "shard.conf:2: shard.%s.%s: no setting named \"no-such-key\"".formatted(section, name));
    }
}
