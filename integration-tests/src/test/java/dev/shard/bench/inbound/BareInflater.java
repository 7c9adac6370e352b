package dev.shard.bench.inbound;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The floor: inflates each message into one array and does nothing with it. */
final class BareInflater implements Contender {
    private final Session session;
    private final byte[] output;

    BareInflater(Session session) {
        this.session = session;
        output = new byte[session.largestPayload() + 1];
    }

    @Override
    public String title() {
        return "bare `Inflater`";
    }

    @Override
    public Stopwatch.Time run() throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            Stopwatch watch = new Stopwatch();
            long inflated = 0;
            for (ByteBuffer message : session.messages()) {
                inflater.setInput(message.duplicate());
                inflated += inflater.inflate(output);
            }
            if (inflated != session.inflatedBytes()) {
                throw new IllegalStateException(inflated + " bytes inflated, expected " + session.inflatedBytes());
            }
            return watch.read();
        } finally {
            inflater.end();
        }
    }
}
