package dev.shard.fleet;

import dev.shard.Dispatch;
import dev.shard.EventName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes an event the same event on two connections: its guild, and a hash over its name and its data in which the order of
 * keys does not matter.
 *
 * @param guild 0 for an event that concerns no guild, which like a guild of that id goes to shard 0
 */
record EventPrint(long guild, long hash) {
    /** About the connection, or the answer to a request that was made on it: the other connection never has the same. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            EventName.READY.name(),
            EventName.RESUMED.name(),
            EventName.RATE_LIMITED.name(),
            EventName.GUILD_MEMBERS_CHUNK.name(),
            EventName.SOUNDBOARD_SOUNDS.name(),
            EventName.CHANNEL_INFO.name());

    /** Events whose guild is what they are about. */
    private static final Set<String> ABOUT_THE_GUILD =
            Set.of(EventName.GUILD_CREATE.name(), EventName.GUILD_UPDATE.name(), EventName.GUILD_DELETE.name());

    /** Whether the event can be met on one connection only. */
    static boolean isOfOneConnection(Dispatch event) {
        return OF_ONE_CONNECTION.contains(event.name());
    }

    static EventPrint of(Dispatch event) {
        Object data = event.data().as(Object.class);
        long hash = mix(event.name().hashCode()) + hash(data);
        Object guild = data instanceof Map<?, ?> fields
                ? fields.get(ABOUT_THE_GUILD.contains(event.name()) ? "id" : "guild_id")
                : null;
        return new EventPrint(snowflake(guild), hash);
    }

    /** An id as JSON and ETF write it; 0 if it is none. */
    static long snowflake(@Nullable Object id) {
        if (id instanceof Number number) {
            return number.longValue();
        }
        return id instanceof String text && text.matches("\\d{1,20}") ? Long.parseUnsignedLong(text) : 0;
    }

    private static long hash(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            long sum = 1;
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                sum += mix(hash(field.getKey()) * 31 + hash(field.getValue()));
            }
            return mix(sum);
        }
        if (value instanceof List<?> items) {
            long chain = 2;
            for (Object item : items) {
                chain = mix(chain * 31 + hash(item));
            }
            return chain;
        }
        return value instanceof String text ? hash(text) : mix(value == null ? 0 : value.hashCode());
    }

    /** 64 bits, unlike that of the JDK. */
    private static long hash(String text) {
        long hash = 3;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001b3L ^ text.charAt(i);
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long first = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ first >>> 27) * 0x94d049bb133111ebL;
        return second ^ second >>> 31;
    }
}
