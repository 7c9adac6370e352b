package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardConfigTest {
    private final ShardConfig.Builder builder = ShardConfig.builder(BotToken.of("a.b.c"), Intents.of(Intent.GUILDS));

    @Test
    void theDefaultsAreSafe() {
        ShardConfig config = builder.build();

        assertThat(config.shard()).isEqualTo(ShardId.SINGLE);
        assertThat(config.autoReconnect()).isTrue();
        assertThat(config.largeThreshold()).isEqualTo(50);
        assertThat(config.apiVersion()).isEqualTo(10);
        assertThat(config.gatewayUrl()).isNull();
        assertThat(config.presence()).isNull();
        assertThat(config.properties().browser()).isEqualTo("shard");
        assertThat(config.timeouts()).isEqualTo(ShardTimeouts.DEFAULT);
        assertThat(config.limits()).isEqualTo(ShardLimits.DEFAULT);
        assertThat(config.backoff()).isEqualTo(BackoffPolicy.DEFAULT);
        assertThat(config.closeActions()).isEmpty();
    }

    @Test
    void everyValueIsKeptAndSurvivesAnotherBuilder() {
        var presence = Presence.of(OnlineStatus.IDLE);
        ShardConfig config = builder.token(BotToken.of("d.e.f"))
                .intents(Intents.all())
                .shard(3, 16)
                .autoReconnect(false)
                .largeThreshold(250)
                .apiVersion(9)
                .gatewayUrl(URI.create("ws://127.0.0.1:8080/?x=1"))
                .presence(presence)
                .properties(new IdentifyProperties("a", "b", "c"))
                .timeouts(new ShardTimeouts(seconds(1), seconds(2), seconds(3), seconds(4)))
                .limits(new ShardLimits(4096, 4097, 1))
                .backoff(new BackoffPolicy(seconds(1), seconds(1), Duration.ZERO, 3))
                .closeAction(4000, CloseAction.FAIL)
                .build();

        assertThat(config.toBuilder().build()).usingRecursiveComparison().isEqualTo(config);
        assertThat(config.token()).isEqualTo(BotToken.of("d.e.f"));
        assertThat(config.intents()).isEqualTo(Intents.all());
        assertThat(config.shard()).isEqualTo(ShardId.of(3, 16));
        assertThat(config.autoReconnect()).isFalse();
        assertThat(config.largeThreshold()).isEqualTo(250);
        assertThat(config.apiVersion()).isEqualTo(9);
        assertThat(config.gatewayUrl()).hasHost("127.0.0.1");
        assertThat(config.presence()).isSameAs(presence);
        assertThat(config.properties().device()).isEqualTo("c");
        assertThat(config.timeouts().zombieClose()).isEqualTo(seconds(4));
        assertThat(config.limits().maxInflatedBytes()).isEqualTo(4097);
        assertThat(config.backoff().maxAttempts()).isEqualTo(3);
        assertThat(config.closeActions()).isEqualTo(Map.of(4000, CloseAction.FAIL));
    }

    @Test
    void aConfigurationDoesNotChangeWithItsBuilder() {
        ShardConfig config = builder.build();

        builder.closeAction(4000, CloseAction.FAIL).largeThreshold(100);

        assertThat(config.closeActions()).isEmpty();
        assertThat(config.largeThreshold()).isEqualTo(50);
        assertThatThrownBy(() -> builder.build().closeActions().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {49, 251, 0, -1, Integer.MAX_VALUE})
    void aThresholdOutsideOfItsRangeIsRefused(int threshold) {
        assertRefused(() -> builder.largeThreshold(threshold), "largeThreshold must be from 50 to 250", threshold);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100, 0, -10})
    void anApiVersionOutsideOfItsRangeIsRefused(int version) {
        assertRefused(() -> builder.apiVersion(version), "apiVersion must be from 6 to 99", version);
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 5000, 0, -1})
    void aCloseCodeOutsideOfItsRangeIsRefused(int code) {
        assertRefused(
                () -> builder.closeAction(code, CloseAction.RESUME), "close code must be from 1000 to 4999", code);
    }

    @ParameterizedTest
    @CsvSource({
        "http://gateway.discord.gg, must start with ws:// or wss://",
        "gateway.discord.gg, must start with ws:// or wss://",
        "/gateway, must start with ws:// or wss://",
        "wss:gateway.discord.gg, has no host",
        "wss:///path, has no host",
        "ws://host:0, port outside of 1 to 65535",
        "ws://host:65536, port outside of 1 to 65535",
        "wss://host/#part, fragment",
    })
    void aUrlThatNoSocketCanBeOpenedToIsRefused(String url, String problem) {
        assertRefused(() -> builder.gatewayUrl(URI.create(url)), problem, url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://gateway.discord.gg", "WS://[::1]:65535/path?v=10", "ws://localhost:1"})
    void aWebSocketUrlIsAccepted(String url) {
        assertThat(builder.gatewayUrl(URI.create(url)).build().gatewayUrl()).isEqualTo(URI.create(url));
        assertThat(builder.gatewayUrl(null).build().gatewayUrl()).isNull();
    }

    /** R7. */
    @Test
    void anOverrideGoesBeforeTheTableAndTheTableBeforeResume() {
        ShardConfig config = builder.closeAction(4004, CloseAction.IDENTIFY)
                .closeAction(1000, CloseAction.FAIL)
                .build();

        assertThat(config.closeAction(4004)).isEqualTo(CloseAction.IDENTIFY);
        assertThat(config.closeAction(1000)).isEqualTo(CloseAction.FAIL);
        assertThat(config.closeAction(4010)).isEqualTo(CloseAction.FAIL);
        assertThat(config.closeAction(4006)).isEqualTo(CloseAction.RESUME);
        assertThat(config.closeAction(CloseStatus.ABNORMAL)).isEqualTo(CloseAction.RESUME);
    }

    @Test
    void whatMayNotBeMissingIsNamed() {
        assertMissing(() -> ShardConfig.builder(null, Intents.none()), "token");
        assertMissing(() -> ShardConfig.builder(BotToken.of("a"), null), "intents");
        assertMissing(() -> builder.token(null), "token");
        assertMissing(() -> builder.intents(null), "intents");
        assertMissing(() -> builder.shard(null), "shard");
        assertMissing(() -> builder.properties(null), "properties");
        assertMissing(() -> builder.timeouts(null), "timeouts");
        assertMissing(() -> builder.limits(null), "limits");
        assertMissing(() -> builder.backoff(null), "backoff");
        assertMissing(() -> builder.closeAction(4000, null), "action");
        assertMissing(() -> ShardConfig.checkedUrl(null), "url");
        assertMissing(() -> new IdentifyProperties("a", null, "c"), "browser");
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static void assertRefused(Runnable call, String problem, Object value) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(String.valueOf(value));
    }

    private static void assertMissing(Runnable call, String name) {
        assertThatThrownBy(call::run).isInstanceOf(NullPointerException.class).hasMessage(name);
    }
}
