package dev.shard.transport.javaws;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.shard.TransportException;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.HttpFailures;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * What the library reads: the answer to the upgrade, once it is known to be one, then what follows. Used by the reading
 * thread.
 *
 * <p>The library would report a refusal without its {@code Retry-After}, and gather a head that never ends. A failure to
 * read is kept for us; to the library it is an end like any other.
 */
final class WireInput extends InputStream {
    private static final int SMALL_BUFFER_BYTES = 1024;
    private static final long MOST_FOR_EXCERPT = MILLISECONDS.toNanos(500);

    private final BufferedInputStream in;
    private final Endpoint endpoint;
    private final Dial dial;
    private @Nullable InputStream head;
    private @Nullable IOException fault;

    WireInput(Socket socket, Endpoint endpoint, Dial dial) throws IOException {
        // For the bytes behind the head; reads that are larger than the buffer pass it by.
        in = new BufferedInputStream(socket.getInputStream(), SMALL_BUFFER_BYTES);
        this.endpoint = endpoint;
        this.dial = dial;
    }

    /** What broke; null if the peer ended the stream. */
    @Nullable IOException fault() {
        return fault;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws TransportException if the upgrade is refused */
    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            InputStream answer = head;
            if (answer == null) {
                answer = new ByteArrayInputStream(awaitUpgrade().head());
                head = answer;
            }
            return answer.available() > 0 ? answer.read(bytes, offset, length) : in.read(bytes, offset, length);
        } catch (IOException broken) {
            fault = broken;
            return -1;
        }
    }

    private HttpAnswer awaitUpgrade() throws IOException {
        HttpAnswer answer = HttpAnswer.read(in);
        while (answer.isInterim()) {
            answer = HttpAnswer.read(in);
        }
        if (answer.status() != HttpAnswer.SWITCHING_PROTOCOLS) {
            // Not to the last moment: the deadline would take the answer for silence.
            long patience = Math.max(MILLISECONDS.toNanos(1), Math.min(MOST_FOR_EXCERPT, dial.remainingNanos() / 2));
            dial.setPatience(patience);
            answer.readExcerpt(in, System.nanoTime() + patience);
            throw HttpFailures.upgradeRefused(endpoint, answer);
        }
        return answer;
    }
}
