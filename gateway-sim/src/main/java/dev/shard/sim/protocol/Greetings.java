package dev.shard.sim.protocol;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** HELLO, READY and RESUMED. */
public final class Greetings {
    private static final String TRACE = "[\"gateway-sim\",{\"micros\":0}]";

    private Greetings() {}

    public static Payload hello(Duration heartbeatInterval) {
        ObjectNode data = Json.object().put("heartbeat_interval", heartbeatInterval.toMillis());
        data.putArray("_trace").add(TRACE);
        return Payload.of(Opcode.HELLO, data);
    }

    /**
     * READY of a new session.
     *
     * @param sharded whether the client sent a shard pair, which is then echoed
     * @param resumeUrl null to leave the key out
     */
    public static Event ready(Session session, boolean sharded, Fleet fleet, @Nullable URI resumeUrl) {
        ObjectNode data = Json.object().put("v", session.parameters().version());
        data.set("user", Bot.user());
        ArrayNode guilds = data.putArray("guilds");
        for (long guild : fleet.guildsOf(session.shard())) {
            guilds.addObject().put("id", Long.toUnsignedString(guild)).put("unavailable", true);
        }
        data.put("session_id", session.id());
        if (resumeUrl != null) {
            data.put("resume_gateway_url", resumeUrl.toString());
        }
        if (sharded) {
            data.putArray("shard").add(session.shard().id()).add(session.shard().count());
        }
        data.putObject("application").put("id", Bot.ID).put("flags", 0);
        data.putArray("private_channels");
        return Event.personal("READY", data);
    }

    public static Event resumed() {
        ObjectNode data = Json.object();
        data.putArray("_trace").add(TRACE);
        return Event.personal("RESUMED", data);
    }
}
