package dev.shard.bench.floor;

import dev.shard.bench.load.Session;

/** What floors have in common. */
final class Floors {
    private Floors() {}

    /** In bytes, and one more, so that an inflater which fills the output has not been cut short. */
    static int largestPayload(Session session) {
        int largest = 0;
        for (int i = 0; i < session.size(); i++) {
            largest = Math.max(largest, session.payloadBytes(i));
        }
        return largest + 1;
    }
}
