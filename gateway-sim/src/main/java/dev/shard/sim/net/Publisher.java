package dev.shard.sim.net;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Fleet;
import dev.shard.sim.protocol.Intents;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.protocol.Sessions;
import dev.shard.sim.report.ShardId;
import dev.shard.sim.traffic.TrafficGenerator;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Brings events to the sessions that are to have them. Confined to the loop. */
final class Publisher {
    /** So many are made per turn of the loop, which has heartbeats to answer too. */
    private static final int EVENTS_PER_TURN = 8;

    private final Fleet fleet;
    private final Sessions sessions;
    private final Loop loop;
    private final TrafficGenerator guilds;
    private final @Nullable Replay replay;

    Publisher(Settings settings, Sessions sessions, Loop loop, @Nullable Replay replay) {
        this.fleet = settings.fleet();
        this.sessions = sessions;
        this.loop = loop;
        this.replay = replay;
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

    /** Dispatches what the session may see of the event; false if it does not hear of it. */
    static boolean offer(Event event, Session session) {
        Optional<Event> seen = event.seenWith(session.intents());
        seen.ifPresent(session::dispatch);
        return seen.isPresent();
    }

    private static boolean isFor(Event event, ShardId shard) {
        return event.guild().isPresent() ? shard.owns(event.guild().getAsLong()) : shard.id() == 0;
    }

    /** Step 15: GUILD_CREATE for each guild of the session's shard; or what was recorded instead. */
    void streamGuilds(Session session) {
        if (replay != null) {
            stream(session, replay.events().iterator(), session::dispatch);
        } else if (session.has(Intents.GUILDS)) {
            Iterator<Long> all = fleet.guildsOf(session.shard()).iterator();
            stream(session, all, guild -> offer(Event.of(guilds.guildCreate(guild)), session));
        }
    }

    private <T> void stream(Session session, Iterator<T> left, Consumer<T> dispatch) {
        loop.later(() -> {
            for (int i = 0; i < EVENTS_PER_TURN && left.hasNext() && session.isLive(); i++) {
                dispatch.accept(left.next());
            }
            if (left.hasNext() && session.isLive()) {
                stream(session, left, dispatch);
            }
        });
    }
}
