package dev.shard.sim.wire;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payload encoding.
 *
 * @param name its value in the query, {@code encoding=…}
 * @param text whether its uncompressed payloads travel in text frames
 */
public record Encoding(String name, boolean text, PayloadEncoder encoder, PayloadDecoder decoder) {
    /** What a connection is spoken to in unless it asks for another. */
    public static final Encoding JSON = new Encoding("json", true, new JsonEncoder(), new JsonDecoder());

    /** What is served; another encoding is one more element. */
    private static final Map<String, Encoding> SERVED =
            Stream.of(JSON).collect(Collectors.toUnmodifiableMap(Encoding::name, Function.identity()));

    /** The encoding of this name; null if it is not served. */
    public static @Nullable Encoding named(String name) {
        return SERVED.get(name);
    }
}
