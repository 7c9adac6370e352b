package dev.shard.bench.discord4j;

import discord4j.gateway.payload.PayloadReader;
import java.util.function.UnaryOperator;

/** How much Discord4J is asked to do. */
enum Discord4jMode {
    /** Its gateway client, with a reader that decodes nothing but the greeting. */
    RAW(GreetingReader::new),
    /** Its gateway client as its own bots use it: each event becomes an object of its type. */
    DECODED(jackson -> jackson),
    /** {@link #DECODED}, with a consumer that takes its time. */
    LAGGING(jackson -> jackson);

    private final UnaryOperator<PayloadReader> reader;

    Discord4jMode(UnaryOperator<PayloadReader> reader) {
        this.reader = reader;
    }

    /** A reader for one connection, from the one that Discord4J has. */
    PayloadReader reader(PayloadReader jackson) {
        return reader.apply(jackson);
    }
}
