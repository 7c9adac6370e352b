package dev.shard.bench.inbound;

/** One way to take a session in. */
interface Contender {
    /** What the table calls it. */
    String title();

    /** Takes the whole session in, on a new connection, and returns what its events took. */
    Stopwatch.Time run() throws Exception;
}
