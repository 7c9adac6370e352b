package dev.shard.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What can be wrong with the answer to an upgrade, other than its words. */
final class HttpAttacks {
    private static final String LINE = "HTTP/1.1 101 Switching Protocols\r\n";
    private static final long DRIP_NANOS = 20_000_000;

    private HttpAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.fatal("endless headers", "upgrade", out -> endless(out, LINE, "X-Header: value\r\n")),
                Attack.fatal("a header without an end", "upgrade", out -> endless(out, LINE + "X-Header: ", "value")),
                Attack.fatal("endless answers", "upgrade", out -> endless(out, "", "HTTP/1.1 100 Continue\r\n\r\n")),
                Attack.fatal("an endless body", "503", out -> endless(out, "HTTP/1.1 503 So\r\n\r\n", "<html>")),
                Attack.fatal("a header that comes drop by drop", "timed out", HttpAttacks::drip));
    }

    private static void endless(OutputStream out, String beginning, String rest) throws IOException {
        out.write(beginning.getBytes(US_ASCII));
        FrameAttacks.repeat(out, Integer.MAX_VALUE, rest.repeat(100).getBytes(US_ASCII));
    }

    private static void drip(OutputStream out) throws IOException {
        for (byte drop : (LINE + "X-Header: " + "x".repeat(100_000)).getBytes(US_ASCII)) {
            out.write(drop);
            LockSupport.parkNanos(DRIP_NANOS);
        }
    }
}
