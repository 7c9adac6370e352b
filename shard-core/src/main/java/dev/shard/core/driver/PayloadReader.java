package dev.shard.core.driver;

import dev.shard.EventName;
import dev.shard.Opcode;
import dev.shard.core.protocol.GatewayUrls;
import dev.shard.core.protocol.Payload;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a payload into what the machine wants to know of it; only a few kinds are looked into. */
final class PayloadReader {
    private final Codec codec;

    PayloadReader(Codec codec) {
        this.codec = codec;
    }

    /**
     * Reads one payload. What cannot be read of its data counts as missing.
     *
     * @param payload lent; {@code envelope} was read from it
     * @param secure whether it came over {@code wss}
     */
    Payload read(ByteBuffer payload, Envelope envelope, boolean secure) {
        Opcode op = Opcode.find(envelope.op());
        if (op == null) {
            return new Payload.Unknown(envelope.op());
        }
        return switch (op) {
            case DISPATCH -> dispatch(payload, envelope, secure);
            case HEARTBEAT -> new Payload.Heartbeat();
            case RECONNECT -> new Payload.Reconnect();
            case INVALID_SESSION -> new Payload.InvalidSession(Boolean.TRUE.equals(data(payload, envelope)));
            case HELLO -> new Payload.Hello(interval(data(payload, envelope)));
            case HEARTBEAT_ACK -> new Payload.HeartbeatAck();
            default -> new Payload.Unknown(envelope.op());
        };
    }

    private Payload dispatch(ByteBuffer payload, Envelope envelope, boolean secure) {
        String name = envelope.name() == null ? "" : envelope.name();
        if (name.equals(EventName.READY.name())) {
            Object data = data(payload, envelope);
            String sessionId = text(data, "session_id");
            return new Payload.Ready(
                    envelope.sequence(),
                    sessionId == null || sessionId.isEmpty() ? null : sessionId,
                    GatewayUrls.resumeUrl(text(data, "resume_gateway_url"), secure));
        }
        return name.equals(EventName.RESUMED.name())
                ? new Payload.Resumed(envelope.sequence())
                : new Payload.Event(envelope.sequence(), name);
    }

    /** The data as plain values; null if it is null, missing or malformed. */
    @Nullable Object data(ByteBuffer payload, Envelope envelope) {
        try {
            codec.closeData(payload, envelope);
            return codec.decode(envelope.dataOf(payload), Object.class);
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    private static long interval(@Nullable Object hello) {
        return hello instanceof Map<?, ?> map && map.get("heartbeat_interval") instanceof Number millis
                ? millis.longValue()
                : 0;
    }

    private static @Nullable String text(@Nullable Object data, String key) {
        return data instanceof Map<?, ?> map && map.get(key) instanceof String text ? text : null;
    }
}
