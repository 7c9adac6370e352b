package dev.shard.sim.net;

import dev.shard.sim.protocol.ConnectionParameters;
import dev.shard.sim.wire.Compression;
import dev.shard.sim.wire.Encoding;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade asked for.
 *
 * @param target path and query
 * @param host the {@code Host} header; empty if absent
 */
record Upgrade(String target, String host, ConnectionParameters parameters) {
    private static final int OLDEST = 6;
    private static final int NEWEST = 10;
    /** What Discord serves when {@code v} is left out. */
    private static final int DEFAULT = 6;

    static Upgrade of(HttpRequest request) {
        var query = new QueryStringDecoder(request.uri());
        String version = first(query, "v");
        String encoding = first(query, "encoding");
        var parameters = new ConnectionParameters(
                version == null ? DEFAULT : number(version),
                encoding == null ? "json" : encoding,
                first(query, "compress"));
        return new Upgrade(request.uri(), request.headers().get(HttpHeaderNames.HOST, ""), parameters);
    }

    private static @Nullable String first(QueryStringDecoder query, String key) {
        List<String> values = query.parameters().get(key);
        return values == null ? null : values.get(0);
    }

    private static int number(String version) {
        return version.matches("\\d{1,3}") ? Integer.parseInt(version) : 0;
    }

    boolean isServedVersion() {
        return parameters.version() >= OLDEST && parameters.version() <= NEWEST;
    }

    boolean isServedEncoding() {
        String compression = parameters.compression();
        return Encoding.serves(parameters.encoding()) && (compression == null || Compression.serves(compression));
    }
}
