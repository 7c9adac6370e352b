package dev.shard.core.driver;

import dev.shard.Dispatch;
import dev.shard.IdentifyProperties;
import dev.shard.LocalProtocolException;
import dev.shard.Opcode;
import dev.shard.Presence;
import dev.shard.ShardConfig;
import dev.shard.ShardSession;
import dev.shard.spi.codec.Codec;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encodes what the protocol itself sends, keys always in the same order. The only place where the token leaves its wrapping for a connection. */
final class OwnPayloads {
    private final ShardConfig config;
    private final Codec codec;
    private final CompressionLadder compressions;

    OwnPayloads(ShardConfig config, Codec codec, CompressionLadder compressions) {
        this.config = config;
        this.codec = codec;
        this.compressions = compressions;
    }

    /** Op 1, with the last sequence or {@link Dispatch#NO_SEQUENCE}. */
    ByteBuffer heartbeat(long sequence) {
        return codec.encode(Opcode.HEARTBEAT.code(), sequence == Dispatch.NO_SEQUENCE ? null : sequence);
    }

    /** Op 6. */
    ByteBuffer resume(ShardSession session) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("token", config.token().reveal());
        data.put("session_id", session.sessionId());
        data.put("seq", session.sequence());
        return codec.encode(Opcode.RESUME.code(), data);
    }

    /**
     * Op 2. A presence that makes it too long, or cannot be encoded, is left out: better a bot without a status than none.
     *
     * @param presence the one that was wanted last; null for the configured one
     */
    ByteBuffer identify(@Nullable Object presence) {
        Presence configured = config.presence();
        Object wanted = presence == null && configured != null ? configured.data() : presence;
        if (wanted != null) {
            try {
                ByteBuffer whole = codec.encode(Opcode.IDENTIFY.code(), identifyData(wanted));
                if (whole.remaining() <= CommandEncoder.MAX_BYTES) {
                    return whole;
                }
            } catch (LocalProtocolException notEncodable) {
                // Encoded below, without it.
            }
        }
        return codec.encode(Opcode.IDENTIFY.code(), identifyData(null));
    }

    private Map<String, Object> identifyData(@Nullable Object presence) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("token", config.token().reveal());
        data.put("properties", propertiesData(config.properties()));
        data.put("compress", compressions.current().identifyCompress());
        data.put("large_threshold", config.largeThreshold());
        data.put("shard", List.of(config.shard().id(), config.shard().count()));
        data.put("intents", config.intents().bits());
        if (presence != null) {
            data.put("presence", presence);
        }
        return data;
    }

    private static Map<String, Object> propertiesData(IdentifyProperties properties) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("os", properties.os());
        data.put("browser", properties.browser());
        data.put("device", properties.device());
        return data;
    }
}
