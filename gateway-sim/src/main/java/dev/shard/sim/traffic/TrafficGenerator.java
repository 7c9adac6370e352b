package dev.shard.sim.traffic;

import dev.shard.sim.traffic.EventType.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the traffic of a large bot, without end. The same seed, guilds and calls give the same bytes on every JDK; time
 * in the events begins on 2026-08-10 and is the generator's own. Not safe for use by several threads.
 */
public final class TrafficGenerator {
    /** The bot that all traffic is addressed to: its user id, and its application's. */
    public static final long BOT_USER_ID = 1_100_000_000_000_000_001L;

    private static final int DIRECT_PERCENT = 3;
    private static final int UNKNOWN_FIELDS_PERCENT = 4;
    private static final int MAX_STEP_MILLIS = 40;

    private final long seed;
    private final List<Long> guildIds;
    private final Draw draw;
    private final TrafficMix mix;
    private final Map<Long, GuildCast> casts = new HashMap<>();
    private long now = GuildCast.START;
    private @Nullable GuildCast returning;

    private TrafficGenerator(long seed, List<Long> guildIds) {
        this.seed = seed;
        this.guildIds = List.copyOf(guildIds);
        draw = new Draw(seed);
        mix = new TrafficMix(EventCatalogue.BY_NAME.values().stream()
                .filter(type -> !guildIds.isEmpty() || type.place() != Place.GUILD)
                .toList());
    }

    /**
     * Begins the traffic of one seed.
     *
     * @param guildIds the guilds that events happen in; if there are none, all events are direct ones
     */
    public static TrafficGenerator seeded(long seed, List<Long> guildIds) {
        return new TrafficGenerator(seed, guildIds);
    }

    /** The 79 documented dispatch names. */
    public static Set<String> eventNames() {
        return EventCatalogue.BY_NAME.keySet();
    }

    /**
     * The next event of a realistic mix: half a kilobyte to one and a half mostly, rarely much more. Has no READY, no
     * RESUMED and no answers to requests; a GUILD_DELETE is followed by the same guild's GUILD_CREATE.
     */
    public TrafficEvent next() {
        GuildCast guild = returning;
        if (guild != null) {
            returning = null;
            return guildCreate(guild.id);
        }
        EventType type = mix.draw(draw);
        Scene scene = scene(type.place());
        if (type.name().equals("GUILD_DELETE")) {
            returning = scene.guild();
        }
        return make(type, scene);
    }

    /**
     * The next event of one type.
     *
     * @throws IllegalArgumentException if no such event is documented
     * @throws IllegalStateException if it needs a guild and there is none
     */
    public TrafficEvent next(String eventName) {
        EventType type = EventCatalogue.named(eventName);
        if (type.place() == Place.GUILD && guildIds.isEmpty()) {
            throw new IllegalStateException(
                    eventName + " happens in a guild; give the generator at least one guild id");
        }
        return make(type, scene(type.place()));
    }

    /**
     * The next event of one type in one guild, which need not be one of the generator's own.
     *
     * @throws IllegalArgumentException if no such event is documented, or if it never happens in a guild
     */
    public TrafficEvent next(String eventName, long guildId) {
        EventType type = EventCatalogue.named(eventName);
        if (type.place() == Place.NO_GUILD) {
            throw new IllegalArgumentException(eventName + " never happens in a guild");
        }
        now += draw.below(MAX_STEP_MILLIS);
        return make(type, new Scene(seed, draw, now, cast(guildId)));
    }

    /** An event that Discord does not document: of unknown name, its data not always an object. */
    public TrafficEvent nextUndocumented() {
        return UndocumentedEvents.draw(scene(Place.GUILD_OR_DIRECT));
    }

    /**
     * The GUILD_CREATE of any guild. Depends on seed and id alone: most have a few KB, some around 100 KB, a rare one up
     * to 2 MB.
     */
    public TrafficEvent guildCreate(long guildId) {
        var own = Draw.about(seed, guildId);
        return make(EventCatalogue.named("GUILD_CREATE"), new Scene(seed, own, GuildCast.START, cast(guildId)));
    }

    private Scene scene(Place place) {
        now += draw.below(MAX_STEP_MILLIS);
        boolean direct = switch (place) {
            case GUILD -> false;
            case GUILD_OR_DIRECT -> guildIds.isEmpty() || draw.chance(DIRECT_PERCENT);
            case NO_GUILD -> true;
        };
        return new Scene(seed, draw, now, direct ? null : cast(draw.of(guildIds)));
    }

    private GuildCast cast(long guildId) {
        return casts.computeIfAbsent(guildId, id -> new GuildCast(seed, id));
    }

    private static TrafficEvent make(EventType type, Scene scene) {
        Obj data = type.maker().apply(scene);
        if (scene.draw.chance(UNKNOWN_FIELDS_PERCENT)) {
            Quirks.unknownFields(data, scene.draw);
        }
        return TrafficEvent.of(type.name(), data.node());
    }
}
