package dev.shard.core.protocol;

import dev.shard.ShardConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a shard was told to connect.
 *
 * @param url absolute {@code ws} or {@code wss} URI; null to ask the locator
 * @param apiVersion Gateway version, 6 to 99
 */
public record Origin(@Nullable URI url, int apiVersion) {
    /** Checks both. */
    public Origin {
        ShardConfig.checkedVersion(apiVersion);
        if (url != null) {
            ShardConfig.checkedUrl(url);
        }
    }
}
