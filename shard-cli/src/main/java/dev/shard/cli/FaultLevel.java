package dev.shard.cli;

import dev.shard.sim.scenario.Faults;

/** {@code --faults}: how badly the simulator treats its clients. */
enum FaultLevel {
    /** As they should be treated. */
    NONE,
    /** What any client meets within a day. */
    MILD,
    /** Everything that can go wrong. */
    WILD;

    Faults faults(long seed) {
        return switch (this) {
            case NONE -> Faults.none();
            case MILD -> Faults.mild(seed);
            case WILD -> Faults.wild(seed);
        };
    }
}
