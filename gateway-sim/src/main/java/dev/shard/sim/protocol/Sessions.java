package dev.shard.sim.protocol;

import dev.shard.sim.report.Ledger;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.ShardId;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sessions of a simulator. Ended ones stay for the ledger, without their replay buffer, up to a bound. */
public final class Sessions {
    private static final int MAX_ENDED = 10_000;

    private final Map<String, Session> live = new LinkedHashMap<>();
    private final Map<String, Session> all = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Limits limits;

    public Sessions(Limits limits) {
        this.limits = limits;
    }

    public Session create(ShardId shard, long intents, ConnectionParameters parameters) {
        var buffer = new ReplayBuffer(limits.replayEvents(), limits.replayBytes());
        var session = new Session(newId(), shard, intents, parameters, buffer);
        live.put(session.id(), session);
        all.put(session.id(), session);
        return session;
    }

    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The session of this id, ended or not; null if it never was, or is long forgotten. */
    public @Nullable Session find(String id) {
        return all.get(id);
    }

    /** Those that can be resumed, in the order in which they started. */
    public Collection<Session> live() {
        return List.copyOf(live.values());
    }

    /** Ends a session for good; the first reason stays. */
    public void end(Session session, State how) {
        if (live.remove(session.id()) != null) {
            session.end(how);
            forgetOldest();
        }
    }

    private void forgetOldest() {
        if (all.size() - live.size() > MAX_ENDED) {
            all.values().stream().filter(old -> !old.isLive()).findFirst().ifPresent(old -> all.remove(old.id()));
        }
    }

    public Ledger ledger() {
        return new Ledger(all.values().stream().map(Session::toRecord).toList());
    }
}
