package dev.shard.sim.net;

import dev.shard.sim.protocol.GuildRequests;
import dev.shard.sim.protocol.Inbound;
import dev.shard.sim.protocol.Intents;
import dev.shard.sim.protocol.Limits;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.PayloadSteps;
import dev.shard.sim.protocol.PayloadSteps.Received;
import dev.shard.sim.protocol.SendWindow;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.report.Violation;
import dev.shard.sim.wire.MalformedPayloadException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client's payloads lead to, step by step. */
final class PayloadHandler {
    private final Gateway gateway;
    private final GatewayConnection connection;
    private final Authentication authentication;
    private final SendWindow window;
    private final SendWindow presences = new SendWindow(5, Duration.ofSeconds(20), true);

    PayloadHandler(Gateway gateway, GatewayConnection connection) {
        this.gateway = gateway;
        this.connection = connection;
        this.authentication = new Authentication(gateway, connection);
        this.window = new SendWindow(
                120, Duration.ofSeconds(60), gateway.settings().choices().slidingWindow());
    }

    void handle(byte[] message, boolean text) {
        if (message.length > Limits.PAYLOAD_BYTES && connection.isStoppedBy(Violation.PAYLOAD_TOO_LARGE)) {
            return;
        }
        if (text != connection.wire().isText() && connection.isStoppedBy(Violation.WRONG_FRAME_TYPE)) {
            return;
        }
        Inbound payload = decode(message);
        if (payload != null) {
            gateway.trace().fromClient(connection, payload, message.length);
            handle(payload);
        }
    }

    private @Nullable Inbound decode(byte[] message) {
        try {
            return connection.wire().decode(message);
        } catch (MalformedPayloadException e) {
            gateway.trace().undecodable(connection, message.length);
            connection.isStoppedBy(Violation.UNDECODABLE_PAYLOAD);
            return null;
        }
    }

    private void handle(Inbound payload) {
        Opcode opcode = Opcode.of(payload.op());
        boolean withinRate = window.take(gateway.loop().nanoTime());
        var received = new Received(opcode, payload.data(), withinRate, connection.isAuthenticated());
        if (!connection.isStoppedBy(PayloadSteps.ALL, received) && opcode != null) {
            answer(opcode, payload.data());
        }
    }

    private void answer(Opcode opcode, JsonNode d) {
        switch (opcode) {
            case HEARTBEAT -> connection.heartbeats().received(d);
            case IDENTIFY -> authentication.identify(d);
            case RESUME -> authentication.resume(d);
            case PRESENCE_UPDATE -> presence();
            default -> request(opcode, d);
        }
    }

    private void presence() {
        if (!presences.take(gateway.loop().nanoTime())) {
            connection.isStoppedBy(Violation.TOO_MANY_PRESENCES);
        }
    }

    private void request(Opcode opcode, JsonNode d) {
        Session session = connection.link().session();
        if (session == null) {
            return; // Authenticated, but READY is still being held back.
        }
        GuildRequests requests = gateway.requests();
        switch (opcode) {
            case REQUEST_GUILD_MEMBERS -> members(d, session);
            case REQUEST_SOUNDBOARD_SOUNDS ->
                requests.soundboardSounds(d, session).forEach(session::dispatch);
            case REQUEST_CHANNEL_INFO -> requests.channelInfo(d, session).forEach(session::dispatch);
            default -> {}
        }
    }

    private void members(JsonNode d, Session session) {
        if (GuildRequests.isWholeList(d)) {
            Duration wait = gateway.memberLists()
                    .take(d.path("guild_id").asString(), gateway.loop().nanoTime());
            if (!wait.isZero() && connection.isStoppedBy(Violation.MEMBERS_TOO_OFTEN)) {
                session.dispatch(GuildRequests.rateLimited(d, wait));
                return;
            }
            if (!session.has(Intents.GUILD_MEMBERS) && connection.isStoppedBy(Violation.MEMBERS_WITHOUT_INTENT)) {
                return;
            }
        }
        gateway.requests().members(d, session).forEach(session::dispatch);
    }
}
