package dev.shard.sim.traffic;

import java.util.function.Function;

/**
 * One documented dispatch.
 *
 * @param weight how often the mix has it, in events out of about ten thousand; 0 for what is sent only when asked for
 */
record EventType(String name, Place place, int weight, Function<Scene, Obj> maker) {
    /** Where such an event happens. */
    enum Place {
        GUILD,
        GUILD_OR_DIRECT,
        NO_GUILD
    }
}
