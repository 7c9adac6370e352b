package dev.shard.sim.net;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Fleet;
import dev.shard.sim.protocol.Intents;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.protocol.Sessions;
import dev.shard.sim.report.ShardId;
import dev.shard.sim.traffic.TrafficGenerator;
import java.util.Iterator;
import java.util.function.Predicate;

/** Brings events to the sessions that are to have them. Confined to the loop. */
final class Publisher {
    /** So many guilds are made per turn of the loop, which has heartbeats to answer too. */
    private static final int GUILDS_PER_TURN = 8;

    private final Fleet fleet;
    private final Sessions sessions;
    private final Loop loop;
    private final TrafficGenerator guilds;

    Publisher(Settings settings, Sessions sessions, Loop loop) {
        this.fleet = settings.fleet();
        this.sessions = sessions;
        this.loop = loop;
        this.guilds = TrafficGenerator.seeded(settings.seed(), fleet.guilds());
    }

    /** To the shard that owns the event's guild, or else to shard 0. */
    int publish(Event event) {
        return dispatch(event, session -> isFor(event, session.shard()));
    }

    /** To this shard, whatever the event's guild. */
    int publishTo(int shardId, Event event) {
        return dispatch(event, session -> session.shard().id() == shardId);
    }

    private int dispatch(Event event, Predicate<Session> wanted) {
        int receivers = 0;
        for (Session session : sessions.live()) {
            if (wanted.test(session) && offer(event, session)) {
                receivers++;
            }
        }
        return receivers;
    }

    /** Dispatches the event, or what the session may see of it; false if its intents do not let it through. */
    static boolean offer(Event event, Session session) {
        if (!event.passes(session.intents())) {
            return false;
        }
        session.dispatch(event.visibleTo(session.intents()));
        return true;
    }

    private static boolean isFor(Event event, ShardId shard) {
        return event.guild().isPresent() ? shard.owns(event.guild().getAsLong()) : shard.id() == 0;
    }

    /** Step 15: GUILD_CREATE for each guild of the session's shard. */
    void streamGuilds(Session session) {
        if (session.has(Intents.GUILDS)) {
            Iterator<Long> all = fleet.guildsOf(session.shard()).iterator();
            loop.later(() -> streamGuilds(session, all));
        }
    }

    private void streamGuilds(Session session, Iterator<Long> left) {
        for (int i = 0; i < GUILDS_PER_TURN && left.hasNext() && session.isLive(); i++) {
            offer(Event.of(guilds.guildCreate(left.next())), session);
        }
        if (left.hasNext() && session.isLive()) {
            loop.later(() -> streamGuilds(session, left));
        }
    }
}
