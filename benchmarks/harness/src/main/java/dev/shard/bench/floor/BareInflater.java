package dev.shard.bench.floor;

import dev.shard.bench.client.Contender;
import dev.shard.bench.client.Measure;
import dev.shard.bench.client.Stopwatch;
import dev.shard.bench.load.Session;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates each message, from memory beside the heap, into one array.
 *
 * @param use what is done with each payload
 */
public record BareInflater(Session session, PayloadUse use) implements Contender {
    @Override
    public Measure round(int events) throws DataFormatException {
        Inflater inflater = new Inflater();
        byte[] output = new byte[Floors.largestPayload(session)];
        try {
            for (int i = 0; i < Session.GREETING; i++) {
                inflate(inflater, i, output);
            }
            Stopwatch watch = new Stopwatch();
            for (int i = Session.GREETING; i < Session.GREETING + events; i++) {
                use.payload(output, inflate(inflater, i, output));
            }
            return watch.read(events);
        } finally {
            inflater.end();
        }
    }

    private int inflate(Inflater inflater, int message, byte[] output) throws DataFormatException {
        ByteBuffer compressed = session.message(message);
        inflater.setInput(compressed);
        int length = inflater.inflate(output);
        if (length != session.payloadBytes(message)) {
            throw new IllegalStateException("message " + message + " inflated to " + length + " bytes");
        }
        return length;
    }
}
