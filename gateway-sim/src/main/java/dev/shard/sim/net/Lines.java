package dev.shard.sim.net;

import dev.shard.sim.protocol.Json;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Recorded payload lines. */
final class Lines {
    private Lines() {}

    /** The text of {@code d}, character for character as it was recorded; {@code null} if there is none. */
    static String dataOf(String payload) {
        try (JsonParser parser = Json.parser(payload)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean data = parser.currentName().equals("d");
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                if (data) {
                    return payload.substring(
                            start, (int) parser.currentLocation().getCharOffset());
                }
            }
            return "null";
        }
    }
}
