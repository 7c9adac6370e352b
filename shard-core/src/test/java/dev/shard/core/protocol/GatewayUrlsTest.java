package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayUrlsTest {
    @ParameterizedTest
    @CsvSource({
        "wss://gateway.discord.gg,               wss://gateway.discord.gg/?v=10&encoding=json",
        "wss://gateway.discord.gg/,              wss://gateway.discord.gg/?v=10&encoding=json",
        "ws://127.0.0.1:8080/path,               ws://127.0.0.1:8080/path?v=10&encoding=json",
        "wss://[::1]:443,                        wss://[::1]:443/?v=10&encoding=json",
        "wss://h/?v=6&encoding=etf&compress=x,   wss://h/?v=10&encoding=json",
        "wss://h?trace=1&v=9,                    wss://h/?v=10&encoding=json&trace=1",
        "wss://h/?a=%26b&&version=3,             wss://h/?v=10&encoding=json&a=%26b&version=3",
        "wss://h/a%20b?flag,                     wss://h/a%20b?v=10&encoding=json&flag"
    })
    void ourKeysReplaceTheUrlsOwnAndTheRestStays(URI base, URI expected) {
        assertThat(GatewayUrls.connectUrl(base, 10, "json", null)).isEqualTo(expected);
    }

    /** R13: a resume URL carries the same query. */
    @Test
    void compressionIsPartOfTheQuery() {
        assertThat(GatewayUrls.connectUrl(URI.create("wss://gw-1.example.test"), 9, "etf", "zlib-stream"))
                .isEqualTo(URI.create("wss://gw-1.example.test/?v=9&encoding=etf&compress=zlib-stream"));
    }

    @Test
    void applyingItTwiceChangesNothing() {
        URI once = GatewayUrls.connectUrl(URI.create("wss://h?x=1"), 10, "json", "zlib-stream");

        assertThat(GatewayUrls.connectUrl(once, 10, "json", "zlib-stream")).isEqualTo(once);
    }

    @Test
    void otherSchemesAreRefused() {
        assertThatThrownBy(() -> GatewayUrls.connectUrl(URI.create("https://h"), 10, "json", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://h");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "  ", "no url", "https://h", "/path", "wss://", "wss:opaque", "ws://plain.example.test"})
    void aResumeUrlThatCannotBeUsedCountsAsNone(String text) {
        assertThat(GatewayUrls.resumeUrl(text, true)).isNull();
    }

    /** A peer must not talk us out of TLS: the token would go over the wire in plain text. */
    @Test
    void plainTextIsResumedInPlainTextOnly() {
        assertThat(GatewayUrls.resumeUrl("ws://127.0.0.1:8080", false)).isEqualTo(URI.create("ws://127.0.0.1:8080"));
        assertThat(GatewayUrls.resumeUrl("wss://gw-1.example.test", false))
                .isEqualTo(URI.create("wss://gw-1.example.test"));
        assertThat(GatewayUrls.resumeUrl(" WSS://gw-1.example.test ", true))
                .isEqualTo(URI.create("WSS://gw-1.example.test"));
    }
}
