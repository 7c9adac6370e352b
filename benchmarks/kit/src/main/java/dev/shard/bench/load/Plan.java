package dev.shard.bench.load;

/** What the load server does with connections once they have identified. */
public sealed interface Plan {
    /** Events that a connection gets right after READY, as fast as its socket takes them. */
    int eventsAtOnce();

    /** READY, and an answer to every heartbeat. */
    record Idle() implements Plan {
        @Override
        public int eventsAtOnce() {
            return 0;
        }
    }

    /** READY and so many events to each connection, as fast as its socket takes them. */
    record Blast(int events) implements Plan {
        @Override
        public int eventsAtOnce() {
            return events;
        }
    }

    /**
     * READY to each connection; once there are enough of them, events in turn, at fixed moments whatever becomes of them.
     *
     * @param connections to wait for
     * @param perSecond to all connections together
     * @param events to all connections together
     */
    record Paced(int connections, int perSecond, int events) implements Plan {
        private static final long NANOS_PER_SECOND = 1_000_000_000;

        @Override
        public int eventsAtOnce() {
            return 0;
        }

        /** When the event of this index is due, of all connections together. */
        public long dueNanos(long startedNanos, int index) {
            return startedNanos + index * NANOS_PER_SECOND / perSecond;
        }
    }

    /** As {@link LoadServer} reads it: {@code idle}, {@code blast EVENTS}, {@code paced CONNECTIONS PER_SECOND EVENTS}. */
    static Plan parse(String line) {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "idle" -> new Idle();
            case "blast" -> new Blast(Integer.parseInt(words[1]));
            case "paced" ->
                new Paced(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            default -> throw new IllegalArgumentException("no plan: " + line);
        };
    }
}
