package dev.shard.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * One WebSocket message to the client.
 *
 * @param text whether in text frames
 * @param completes the payloads whose last byte lies in it
 * @param rubbish whether it makes no sense, so that nothing can be expected to come of it
 */
@SuppressWarnings("ArrayRecordComponent") // Messages are never compared.
record Message(byte[] bytes, boolean text, List<Payload> completes, boolean rubbish) {
    /** One that makes sense. */
    Message(byte[] bytes, boolean text, List<Payload> completes) {
        this(bytes, text, completes, false);
    }

    /** The same, but nobody shall make sense of it. */
    Message asRubbish() {
        return new Message(bytes, text, List.of(), true);
    }

    /** The same, but for what it says. A byte that tells how to read the rest stays. */
    Message corrupted() {
        byte[] noise = new byte[Math.max(2, bytes.length)];
        Arrays.fill(noise, (byte) 0xFF);
        if (!text && bytes.length > 0 && bytes[0] == 0x78) {
            noise[0] = 0x78;
        }
        return new Message(noise, text, List.of(), true);
    }

    /** Whether nothing is lost with it but events. */
    boolean holdsEventsOnly() {
        return completes.stream()
                .allMatch(
                        payload -> payload.op() == 0 && !"READY".equals(payload.t()) && !"RESUMED".equals(payload.t()));
    }
}
