package dev.shard.sim.net;

import dev.shard.sim.protocol.Greetings;
import dev.shard.sim.protocol.Identify;
import dev.shard.sim.protocol.ReplayBuffer;
import dev.shard.sim.protocol.ResumeSteps;
import dev.shard.sim.protocol.ResumeSteps.Resume;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.scenario.Moment;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Steps 8 to 20: IDENTIFY and RESUME of one connection. */
final class Authentication {
    private final Gateway gateway;
    private final GatewayConnection connection;

    Authentication(Gateway gateway, GatewayConnection connection) {
        this.gateway = gateway;
        this.connection = connection;
    }

    /** Op 2. */
    void identify(JsonNode d) {
        gateway.counters().identify();
        Identify identify = Identify.parse(d);
        if (connection.isStoppedBy(gateway.identifySteps().all(), identify)) {
            return;
        }
        connection.authenticating(identify.routing());
        if (identify.compress()) {
            connection.wire().compressPayloads();
        }
        connection.stages().reach(Moment.READY, () -> ready(identify));
    }

    private void ready(Identify identify) {
        RawReplay recorded = connection.opening().recorded();
        if (recorded != null) {
            recorded.rest();
            return;
        }
        Session session = gateway.startSession(identify, connection.parameters());
        connection.link().bind(session, 0);
        connection
                .link()
                .write(session.dispatch(Greetings.ready(
                        session, identify.isSharded(), gateway.settings().fleet(), gateway.resumeUrl())));
        gateway.streamGuilds(session);
        connection.activate();
    }

    /** Op 6; where bytes are replayed they begin anew, since a recorded session cannot be resumed. */
    void resume(JsonNode d) {
        gateway.counters().resume();
        RawReplay recorded = connection.opening().recorded();
        if (recorded != null) {
            recorded.rest();
            return;
        }
        var resume = new Resume(
                gateway.identifySteps().accepts(d.path("token").stringValue()),
                d.path("seq"),
                gateway.sessions().find(d.path("session_id").stringValue()),
                connection.parameters());
        if (connection.isStoppedBy(ResumeSteps.ALL, resume)) {
            return;
        }
        Session session = resume.session();
        if (session == null || !ResumeSteps.isPossible(resume)) {
            connection.react(gateway.settings().choices().refusedResume(), "cannot resume");
            return;
        }
        session.confirm(resume.seq());
        connection.authenticating(session.shard());
        connection.link().bind(session, resume.seq());
        connection.stages().reach(Moment.REPLAY, () -> replay(session, resume.seq()));
    }

    private void replay(Session session, long seq) {
        if (!session.canReplayAfter(seq)) {
            connection.invalidSession(false); // A scenario held the replay back for longer than events are kept.
            return;
        }
        List<ReplayBuffer.Sent> missed = session.missedAfter(seq);
        missed.subList(0, missed.size() / 2).forEach(connection.link()::write);
        if (missed.isEmpty()) {
            replayed(session);
        } else {
            connection.stages().reach(Moment.MID_REPLAY, () -> replayRest(session));
        }
    }

    private void replayRest(Session session) {
        connection.link().catchUp();
        replayed(session);
    }

    private void replayed(Session session) {
        connection.stages().reach(Moment.RESUMED, () -> resumed(session));
    }

    private void resumed(Session session) {
        connection.link().catchUp();
        if (session.isLive()) {
            connection.link().write(session.dispatch(Greetings.resumed()));
            connection.activate();
        }
    }
}
