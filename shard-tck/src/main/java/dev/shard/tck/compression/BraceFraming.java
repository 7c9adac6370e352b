package dev.shard.tck.compression;

import dev.shard.spi.codec.PayloadFraming;
import java.nio.ByteBuffer;

/** Tells where a JSON object ends, by its braces; counts its searches. */
public final class BraceFraming implements PayloadFraming {
    private int searches;

    /** How often the end of a payload was searched. */
    public int searches() {
        return searches;
    }

    @Override
    public boolean mayBeWhole(ByteBuffer bytes) {
        return bytes.remaining() >= 2 && bytes.get(bytes.position()) == '{' && bytes.get(bytes.limit() - 1) == '}';
    }

    @Override
    public int lengthOfFirst(ByteBuffer bytes) {
        searches++;
        int depth = 0;
        boolean inString = false;
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            byte b = bytes.get(i);
            if (inString) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}' && --depth == 0) {
                return i + 1 - bytes.position();
            }
            if (depth == 0) {
                return bytes.remaining();
            }
        }
        return -1;
    }
}
