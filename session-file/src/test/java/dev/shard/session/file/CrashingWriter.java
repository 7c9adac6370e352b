package dev.shard.session.file;

import dev.shard.ShardId;
import dev.shard.spi.identify.IdentifyJournal;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** A process that saves without end, says what is durable, and waits to be killed. */
final class CrashingWriter {
    static final ShardId SHARD = new ShardId(0, 2);
    static final String BOT = "3f2a";

    private CrashingWriter() {}

    /** {@code args}: the file, and the first sequence. Prints each sequence when it is durable. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        FileSessionStore store = FileSessionStore.open(Path.of(args[0]));
        IdentifyJournal journal = store.identifyJournal().orElseThrow();
        for (long sequence = Long.parseLong(args[1]); ; sequence++) {
            Sessions.await(journal.add(BOT, new Entry(SHARD, Instant.now(), (int) sequence)));
            Sessions.save(store, Sessions.session(SHARD, sequence));
            out.println(sequence);
        }
    }
}
