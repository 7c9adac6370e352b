package dev.shard.simulation;

import java.util.List;

/**
 * Mistakes that one can make when a fleet changes over to another number of shards, as changes of our sources. Each one must be
 * found by the tests of resharding; one whose text is no longer in the sources fails its test, and has to be written anew.
 */
enum ReshardingDefect {
    /** What the new set brings is heard before the change as well. */
    NEW_SET_HEARD_TOO_EARLY(fleet("GuildStream", "if (switched) { return true; }", "if (true) { return true; }")),
    /** What the old set brings is heard after the change as well. */
    OLD_SET_HEARD_TOO_LATE(fleet("GuildStream", "if (switched) { return false; }", "")),
    /** What the new set was ahead with at the change is forgotten. */
    HELD_EVENTS_FORGOTTEN(fleet("GuildStream", "aheadNew.forEach(each -> held.add(each.event()));", "")),
    /** What the new set was ahead with at the change comes latest first. */
    HELD_EVENTS_REVERSED(fleet("GuildStream", "held.add(each.event())", "held.add(0, each.event())")),
    /** One guild stays with the old set, which is closed. */
    GUILD_NOT_HANDED_OVER(
            fleet(
                    "CutOver",
                    "each(stream -> stream.switchOver().forEach(target::accept));",
                    "streams.forEach((guild, stream) -> { if (guild >> 22 != 3) { stream.switchOver().forEach(target::accept); } });")),
    /** What waits in the queue of a listener is not waited for. */
    LISTENERS_NOT_WAITED_FOR(fleet("Fence", ">= shard.getValue()", ">= 0")),
    /** The change is made although nobody knows how far the new set has come. */
    NEW_SET_NOT_FENCED(fleet(
            "Resharding",
            "next(Fence.pass(loop, next, listeners, FENCE_TIMEOUT), () -> {",
            "next(CompletableFuture.<Void>completedFuture(null), () -> {")),
    /** What happened before the new sessions began is waited for, and hides a later event that is the same. */
    EARLIER_EVENTS_EXPECTED(fleet("GuildStream", "for (; marked > 0; marked--) { aheadOld.remove(); }", "marked = 0;")),
    /** An earlier event that was taken for a later one that is the same is not looked for. */
    SAME_EVENT_MISTAKEN(fleet("Resharding", "MOST_ROUNDS = 5", "MOST_ROUNDS = 1")),
    /** A heartbeat that is acknowledged before the replay is taken for the end of the replay. */
    REPLAY_NOT_WAITED_FOR(fleet("Fence", "if (shard.status().phase() != ShardPhase.ACTIVE)", "if (false)")),
    /** Sessions that began after the sets were last compared are taken for the ones before. */
    LOST_SESSION_UNNOTICED(fleet("Resharding", "if (!sessions.equals(sessionsNow()))", "if (false)")),
    /** The state after READY is heard as if it were news. */
    INITIAL_STATE_HEARD(fleet("GuildStream", "boolean first = initial && !created;", "boolean first = false;")),
    /** The change is made before the guilds have come. */
    GUILDS_NOT_WAITED_FOR(fleet("GuildArrivals", "ready.size() == shards && outstanding.isEmpty()", "true")),
    /** Guilds that do not come are waited for for ever. */
    OUTAGE_WAITED_OUT(fleet("Resharding", "if (!expected || late ||", "if (!expected ||")),
    /** What one connection was asked for is held until the other one has it, which it never will. */
    ANSWERS_HELD(fleet("CutOver", "if (EventPrint.isOfOneConnection(event))", "if (false)")),
    /** Whoever begins to listen meanwhile hears both sets. */
    NEW_LISTENER_NOT_CUT_OVER(fleet("Resharding", "cutOvers.join(listener, switched);", "")),
    /** The old set can be resumed after it was closed. */
    OLD_SET_CLOSED_RESUMABLY(fleet("FleetAudience", "shard.disconnect()", "shard.disconnect(4000)")),
    /** The old set is not closed. */
    OLD_SET_LEFT_OPEN(fleet("FleetControl", "audience.retire(from);", "")),
    /** A new shard that fails for good is passed over. */
    FAILURE_PASSED_OVER(fleet("Resharding", "if (failure != null) { giveUp(", "if (false) { giveUp(")),
    /** When the new set is given up, it goes on beside the old one. */
    NEW_SET_LEFT_OPEN(fleet("ReshardControl", "audience.retire(next);", "")),
    /** A new set that does not come up is waited for for ever. */
    NO_TIME_LIMIT(fleet("Resharding", "if (!bringUp.settled())", "if (false)")),
    /** A stop leaves the new set running. */
    STOP_FORGETS_THE_NEW_SET(fleet("FleetControl", "resharding.giveUp(Failures.stopped());", "")),
    /** The new set begins without the presence that was wanted. */
    PRESENCE_FORGOTTEN(fleet("ReshardControl", "next.shards().forEach(shard -> shard.send(latest));", ""));

    private final List<Patch> patches;

    ReshardingDefect(Patch... patches) {
        this.patches = List.of(patches);
    }

    private static Patch fleet(String type, String before, String after) {
        return Patch.of("shard-fleet", "fleet/" + type, before, after);
    }

    List<Patch> patches() {
        return patches;
    }
}
