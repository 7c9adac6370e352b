package dev.shard.spi.gateway;

import dev.shard.ShardConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /gateway/bot}.
 *
 * @param url absolute {@code ws} or {@code wss} URI
 * @param shards recommended number of shards; 0 if unknown
 * @param sessionStartLimit how often the bot may identify; null if unknown
 */
public record GatewayInfo(URI url, int shards, @Nullable SessionStartLimit sessionStartLimit) {
    /** Checks the URL and that the number is not negative. */
    public GatewayInfo {
        ShardConfig.checkedUrl(url);
        if (shards < 0) {
            throw new IllegalArgumentException("shards must be at least 0 (unknown), was " + shards);
        }
    }

    /** Just a URL. */
    public static GatewayInfo of(URI url) {
        return new GatewayInfo(url, 0, null);
    }
}
