package dev.shard.tck.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** How long a test waits for what should be there at once; {@code -Dshard.tck.patience.millis=…} on a slow machine. */
final class Patience {
    private static final String KEY = "shard.tck.patience.millis";
    private static final int DEFAULT = 10_000;

    private Patience() {}

    static int millis() {
        return Integer.getInteger(KEY, DEFAULT);
    }

    /** For messages: how long was waited in vain, and what to set on a slow machine. */
    static String within() {
        return " within " + millis() + " ms (-D" + KEY + ")";
    }

    /** What the test wants of a socket. */
    @FunctionalInterface
    interface Wish<T> {
        T get() throws IOException;
    }

    /** Waits, and says what for if it does not come: {@code Read timed out} alone explains nothing. */
    static <T> T await(String what, Wish<T> wish) throws IOException {
        try {
            return wish.get();
        } catch (SocketTimeoutException late) {
            throw because(
                    new SocketTimeoutException("the client owed " + what + ", and nothing came" + within()), late);
        } catch (EOFException end) {
            throw because(new EOFException("the client owed " + what + ", and ended the connection"), end);
        }
    }

    private static IOException because(IOException failure, IOException cause) {
        failure.initCause(cause);
        return failure;
    }
}
