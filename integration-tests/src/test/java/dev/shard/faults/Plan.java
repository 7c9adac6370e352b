package dev.shard.faults;

/**
 * What a connection through the proxy has to expect.
 *
 * @param answered whether the gateway is connected to at all; else the client is accepted, and nothing else happens
 * @param pace of both directions
 * @param direction to which the fault applies
 */
record Plan(boolean answered, Pace pace, Direction direction, Fault fault) {
    /** Nothing out of the ordinary. */
    static final Plan FAIR = of(Pace.UNHINDERED);

    /** Accepts, and says nothing. */
    static final Plan SILENCE = new Plan(false, Pace.UNHINDERED, Direction.TO_SHARD, Fault.NONE);

    static Plan of(Pace pace) {
        return new Plan(true, pace, Direction.TO_SHARD, Fault.NONE);
    }

    static Plan of(Direction direction, Fault fault) {
        return new Plan(true, Pace.UNHINDERED, direction, fault);
    }
}
