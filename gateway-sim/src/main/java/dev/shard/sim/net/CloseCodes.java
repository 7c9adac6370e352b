package dev.shard.sim.net;

import java.util.Set;

/** What a close code of the server means for the session. Source: Discord, "Gateway Close Event Codes". */
final class CloseCodes {
    private static final Set<Integer> END_SESSION = Set.of(4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014);

    private CloseCodes() {}

    /** Whether a client that obeys the code cannot resume. */
    static boolean endsSession(int code) {
        return END_SESSION.contains(code);
    }
}
