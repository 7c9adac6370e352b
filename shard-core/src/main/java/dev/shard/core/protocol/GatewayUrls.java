package dev.shard.core.protocol;

import dev.shard.ShardConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gateway URLs: taken apart and put together, never concatenated.
 *
 * @see "Discord documentation, Connecting to the Gateway"
 */
public final class GatewayUrls {
    private static final Set<String> OUR_KEYS = Set.of("v", "encoding", "compress");

    private GatewayUrls() {}

    /**
     * The URL to connect to: {@code base} with our query keys in the place of its own; its other keys stay, and an empty
     * path becomes {@code /}.
     *
     * @param base absolute {@code ws} or {@code wss} URI
     * @param encoding {@code json} or {@code etf}
     * @param compress {@code zlib-stream} or {@code zstd-stream}; null without transport compression
     */
    public static URI connectUrl(URI base, int apiVersion, String encoding, @Nullable String compress) {
        ShardConfig.checkedUrl(base);
        List<String> query = new ArrayList<>(List.of("v=" + apiVersion, "encoding=" + encoding));
        if (compress != null) {
            query.add("compress=" + compress);
        }
        if (base.getRawQuery() != null) {
            for (String pair : base.getRawQuery().split("&")) {
                if (!pair.isEmpty() && !OUR_KEYS.contains(pair.split("=", 2)[0])) {
                    query.add(pair);
                }
            }
        }
        String path = base.getRawPath() == null || base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + "?" + String.join("&", query));
    }

    /**
     * Reads {@code resume_gateway_url}.
     *
     * @param text as READY had it; null if it had none
     * @param secure whether the connection it came over was {@code wss}: then a resume in plain text is out of the question
     * @return null if there is none that could be used; then the usual URL serves
     */
    public static @Nullable URI resumeUrl(@Nullable String text, boolean secure) {
        if (text == null) {
            return null;
        }
        try {
            URI url = ShardConfig.checkedUrl(URI.create(text.strip()));
            return secure && !"wss".equalsIgnoreCase(url.getScheme()) ? null : url;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
