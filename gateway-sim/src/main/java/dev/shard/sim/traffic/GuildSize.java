package dev.shard.sim.traffic;

/** How much a guild holds; chosen so that a GUILD_CREATE is a few KB, around 100 KB, or up to 2 MB. */
enum GuildSize {
    SMALL(new Range(2, 8), new Range(3, 6), new Range(2, 5), new Range(0, 3)),
    MEDIUM(new Range(60, 150), new Range(25, 60), new Range(15, 40), new Range(10, 50)),
    LARGE(new Range(800, 2400), new Range(120, 300), new Range(60, 200), new Range(80, 200));

    /** Both ends included. */
    record Range(int min, int max) {
        int draw(Draw draw) {
            return draw.between(min, max);
        }
    }

    final Range members;
    final Range channels;
    final Range roles;
    final Range expressions;

    GuildSize(Range members, Range channels, Range roles, Range expressions) {
        this.members = members;
        this.channels = channels;
        this.roles = roles;
        this.expressions = expressions;
    }

    static GuildSize draw(Draw draw) {
        int percent = draw.below(100);
        if (percent < 2) {
            return LARGE;
        }
        return percent < 20 ? MEDIUM : SMALL;
    }
}
