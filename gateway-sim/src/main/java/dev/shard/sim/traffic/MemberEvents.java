package dev.shard.sim.traffic;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Members come, change, go, are banned, or are asked for. */
final class MemberEvents {
    /** The most members in one chunk. */
    private static final int CHUNK = 1000;

    private MemberEvents() {}

    static Obj add(Scene scene) {
        return scene.inGuild().with(Users.memberWithUser(scene, visitor(scene)));
    }

    static Obj update(Scene scene) {
        long user = scene.draw.chance(1) ? TrafficGenerator.BOT_USER_ID : scene.someone();
        return scene.inGuild().with(Users.memberWithUser(scene, user));
    }

    static Obj remove(Scene scene) {
        return scene.inGuild().put("user", Users.user(scene, visitor(scene)));
    }

    static Obj ban(Scene scene) {
        return remove(scene);
    }

    /** Those who join and leave are not those whom the GUILD_CREATE names, so that nobody speaks after leaving. */
    private static long visitor(Scene scene) {
        return scene.guild().spare(Kind.MEMBER, scene.draw);
    }

    static Obj chunk(Scene scene) {
        Draw draw = scene.draw;
        GuildCast guild = scene.guild();
        int members = draw.skewed(1, Math.min(CHUNK, guild.members));
        int chunks = draw.between(1, 4);
        return scene.inGuild()
                .list("members", members, i -> Users.memberWithUser(scene, guild.id(Kind.MEMBER, i)))
                .put("chunk_index", draw.below(chunks))
                .put("chunk_count", chunks)
                .when(draw.chance(30), c -> c.ids("not_found", draw.below(3), i -> scene.recentId()))
                .when(
                        draw.chance(40),
                        c -> c.list(
                                "presences",
                                members / 3 + 1,
                                i -> PresenceEvents.presence(scene, guild.id(Kind.MEMBER, i))))
                .when(draw.chance(70), c -> c.put("nonce", draw.opaque(draw.between(1, 32))));
    }
}
