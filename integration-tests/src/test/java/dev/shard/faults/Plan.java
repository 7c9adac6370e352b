package dev.shard.faults;

import org.jspecify.annotations.Nullable;

/**
 * What a connection through the proxy has to expect.
 *
 * @param instead what the client is sent in the gateway's place; null if it is connected to the gateway
 * @param pace of both directions
 * @param direction to which the fault applies
 */
record Plan(Attack.@Nullable Script instead, Pace pace, Direction direction, Fault fault) {
    /** Nothing out of the ordinary. */
    static final Plan FAIR = of(Pace.UNHINDERED);

    /** Accepts, and says nothing. */
    static final Plan SILENCE = new Plan(out -> {}, Pace.UNHINDERED, Direction.TO_SHARD, Fault.NONE);

    static Plan instead(Attack.Script script) {
        return new Plan(script, Pace.UNHINDERED, Direction.TO_SHARD, Fault.NONE);
    }

    static Plan of(Pace pace) {
        return new Plan(null, pace, Direction.TO_SHARD, Fault.NONE);
    }

    static Plan of(Direction direction, Fault fault) {
        return new Plan(null, Pace.UNHINDERED, direction, fault);
    }
}
