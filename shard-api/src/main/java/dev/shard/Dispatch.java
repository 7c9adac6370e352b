package dev.shard;

import static java.util.Objects.requireNonNull;

/** An event of the Gateway, opcode 0: delivered once per session and in order. */
public final class Dispatch implements ShardEvent {
    /** {@link #sequence()} of a dispatch that had none. */
    public static final long NO_SEQUENCE = -1;

    private final ShardId shard;
    private final String name;
    private final long sequence;
    private final boolean replayed;
    private final EventData data;

    /**
     * Made by the shard; public for tests of applications.
     *
     * @param name the event's name; empty if the payload had none
     * @param sequence at least 0, or {@link #NO_SEQUENCE}
     * @param replayed whether it was missed before and came again between RESUME and RESUMED
     */
    public Dispatch(ShardId shard, String name, long sequence, boolean replayed, EventData data) {
        this.shard = requireNonNull(shard, "shard");
        this.name = requireNonNull(name, "name");
        this.sequence = sequence;
        this.replayed = replayed;
        this.data = requireNonNull(data, "data");
    }

    @Override
    public ShardId shard() {
        return shard;
    }

    /** The {@code t} key, for example {@code MESSAGE_CREATE}; compare with {@link EventName}. */
    public String name() {
        return name;
    }

    /** The {@code s} key, rising within a session; {@link #NO_SEQUENCE} if the payload had none. */
    public long sequence() {
        return sequence;
    }

    /**
     * Whether the event is part of a resume's replay: it happened while the shard was away. When a new process resumes a stored
     * session, what follows the replay is marked, too, until the next heartbeat is acknowledged: up to there it may have been
     * delivered by the process before.
     */
    public boolean replayed() {
        return replayed;
    }

    /** The {@code d} key, not yet decoded; see {@link EventData} for how long it is valid. */
    public EventData data() {
        return data;
    }

    /** The same event with owned data, to be kept or handed to another thread. */
    public Dispatch copy() {
        return data.lent() ? new Dispatch(shard, name, sequence, replayed, data.copy()) : this;
    }

    /** Without the data, which is the users' and stays out of logs. */
    @Override
    public String toString() {
        return "Dispatch[shard=" + shard + ", name=" + name + ", sequence=" + sequence + ", replayed=" + replayed
                + ", bytes=" + data.size() + "]";
    }
}
