package dev.shard.sim.traffic;

/**
 * Who and what belongs to a guild. Every id is a function of seed, guild and index, so that later events speak of the
 * channels, roles and members that the GUILD_CREATE has named, and nothing has to be stored.
 */
final class GuildCast {
    /** What a guild has several of. */
    enum Kind {
        CATEGORY,
        TEXT,
        VOICE,
        STAGE,
        FORUM,
        THREAD,
        ROLE,
        MEMBER,
        EMOJI,
        STICKER,
        SOUND,
        EVENT,
        RULE,
        INTEGRATION,
        WEBHOOK
    }

    /** Ids beyond those that a GUILD_CREATE names: things that are made, changed and deleted while the bot watches. */
    static final int SPARES = 16;

    /** The generator's first moment: 2026-08-10T00:00:00Z. */
    static final long START = 1_786_320_000_000L;

    private static final long DAY = 86_400_000L;
    private static final long FIRST_USER = 1_451_606_400_000L;

    final long id;
    final long seed;
    final int members;
    final int memberCount;
    final int channels;
    final int roles;
    final int expressions;

    private final long createdMillis;
    private final long ageMillis;

    GuildCast(long seed, long id) {
        this.id = id;
        this.seed = Draw.hash(seed, id);
        createdMillis = Snowflakes.millis(id);
        ageMillis = Math.max(DAY, START - createdMillis);
        Draw draw = new Draw(this.seed);
        GuildSize size = GuildSize.draw(draw);
        members = size.members.draw(draw);
        channels = size.channels.draw(draw);
        roles = size.roles.draw(draw);
        expressions = size.expressions.draw(draw);
        memberCount = members * draw.between(1, 20);
    }

    long owner() {
        return id(Kind.MEMBER, 0);
    }

    int categories() {
        return 1 + channels / 10;
    }

    int voices() {
        return 1 + channels / 6;
    }

    int stages() {
        return channels / 25;
    }

    int forums() {
        return channels / 20;
    }

    int texts() {
        return Math.max(1, channels - categories() - voices() - stages() - forums());
    }

    int threads() {
        return channels / 12;
    }

    /** The id of the {@code index}th thing of a kind; members are users, and older than the guild as often as not. */
    long id(Kind kind, int index) {
        long hash = Draw.hash(seed + kind.name().hashCode(), index);
        long since = kind == Kind.MEMBER ? FIRST_USER : createdMillis;
        long span = kind == Kind.MEMBER ? START - FIRST_USER : ageMillis;
        return Snowflakes.at(since + Long.remainderUnsigned(hash >>> 8, span), hash);
    }

    /** Role 0 is @everyone, which carries the guild's own id. */
    long role(int index) {
        return index == 0 ? id : id(Kind.ROLE, index);
    }

    /** An id that a GUILD_CREATE does not name. */
    long spare(Kind kind, Draw draw) {
        return id(kind, 1_000_000 + draw.below(SPARES));
    }

    /** One of those that a GUILD_CREATE names. */
    long some(Kind kind, Draw draw) {
        return id(kind, draw.below(count(kind)));
    }

    private int count(Kind kind) {
        return switch (kind) {
            case CATEGORY -> categories();
            case TEXT -> texts();
            case VOICE -> voices();
            case STAGE -> stages();
            case FORUM -> forums();
            case THREAD -> threads();
            case ROLE -> roles;
            case MEMBER -> members;
            case EMOJI, STICKER, SOUND -> expressions;
            case EVENT, RULE, INTEGRATION, WEBHOOK -> 3;
        };
    }
}
