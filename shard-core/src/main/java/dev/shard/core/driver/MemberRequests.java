package dev.shard.core.driver;

import dev.shard.Opcode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last few requests for guild members (op 8), kept so that one that came too often can be repeated when its time has
 * come. Used on the loop only.
 *
 * @see "Discord documentation, Gateway Events, Rate Limited"
 */
final class MemberRequests {
    private static final int REMEMBERED = 256;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final double LONGEST_SECONDS = 3600;

    private final Map<Key, PendingCommand> sent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PendingCommand> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What RATE_LIMITED names a request by. */
    private record Key(String guildId, @Nullable String nonce) {
        static @Nullable Key of(@Nullable Object data) {
            return data instanceof Map<?, ?> map && map.get("guild_id") != null
                    ? new Key(String.valueOf(map.get("guild_id")), nonce(map.get("nonce")))
                    : null;
        }

        private static @Nullable String nonce(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    /** A request to be repeated, and how long to wait before. */
    record Repeat(PendingCommand command, Duration after) {}

    /** A command was sent; any but requests for members are ignored. */
    void sent(PendingCommand command) {
        Key key = command.op() == Opcode.REQUEST_GUILD_MEMBERS.code() ? Key.of(command.data()) : null;
        if (key != null) {
            sent.put(key, command.again());
        }
    }

    /** A command that must not be sent again. */
    void forget(PendingCommand command) {
        Key key = Key.of(command.data());
        if (key != null) {
            sent.remove(key);
        }
    }

    /**
     * RATE_LIMITED came.
     *
     * @param data its {@code d} as plain values
     * @return null if it speaks of nothing that we sent
     */
    @Nullable Repeat rateLimited(@Nullable Object data) {
        if (!(data instanceof Map<?, ?> limited)
                || !(limited.get("opcode") instanceof Number op)
                || op.longValue() != Opcode.REQUEST_GUILD_MEMBERS.code()
                || !(limited.get("retry_after") instanceof Number seconds)) {
            return null;
        }
        Key key = Key.of(limited.get("meta"));
        PendingCommand command = key == null ? null : sent.remove(key);
        return command == null ? null : new Repeat(command, wait(seconds.doubleValue()));
    }

    private static Duration wait(double seconds) {
        Duration asked = Duration.ofMillis((long) Math.ceil(Math.min(seconds, LONGEST_SECONDS) * 1000));
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    }
}
