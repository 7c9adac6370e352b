package dev.shard.sim.wire;

import dev.shard.sim.scenario.TermStyle;
import java.util.Map;
import java.util.function.Function;

/**
 * A payload encoding.
 *
 * @param name its value in the query, {@code encoding=…}
 * @param text whether its uncompressed payloads travel in text frames
 */
public record Encoding(String name, boolean text, PayloadEncoder encoder, PayloadDecoder decoder) {
    /** What a connection is spoken to in unless it asks for another. */
    public static final Encoding JSON = new Encoding("json", true, new JsonEncoder(), new JsonDecoder());

    /** From name to what makes the encoding; another encoding is one more entry. */
    private static final Map<String, Function<TermStyle, Encoding>> SERVED = Map.of(
            JSON.name(),
            style -> JSON,
            "etf",
            style -> new Encoding("etf", false, new EtfEncoder(style), new EtfDecoder()));

    public static boolean serves(String name) {
        return SERVED.containsKey(name);
    }

    /** The encoding of this name, with terms in this style if it has terms; JSON if it is not served. */
    public static Encoding named(String name, TermStyle style) {
        return SERVED.getOrDefault(name, other -> JSON).apply(style);
    }
}
