package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Channels, their pins, what is told about them on request, and stages. */
final class ChannelEvents {
    private ChannelEvents() {}

    static Obj created(Scene scene) {
        return scene.inGuild().with(Channels.text(scene, scene.guild().spare(Kind.TEXT, scene.draw), 0));
    }

    static Obj updated(Scene scene) {
        return scene.inGuild().with(Channels.channel(scene, scene.draw.below(Channels.count(scene.guild()))));
    }

    static Obj deleted(Scene scene) {
        return created(scene);
    }

    static Obj pins(Scene scene) {
        return scene.inGuild()
                .id("channel_id", scene.channel())
                .put("last_pin_timestamp", scene.draw.chance(80) ? Snowflakes.iso(scene.now) : null);
    }

    static Obj info(Scene scene) {
        Draw draw = scene.draw;
        return scene.inGuild()
                .list(
                        "channels",
                        scene.guild().voices(),
                        i -> obj().id("id", scene.guild().id(Kind.VOICE, i))
                                .put("status", draw.chance(40) ? Words.text(draw, draw.skewed(1, 400)) : null)
                                .put("voice_start_time", scene.now / 1000 - draw.below(40_000)));
    }

    static Obj stage(Scene scene) {
        GuildCast guild = scene.guild();
        return scene.inGuild()
                .id("id", guild.spare(Kind.STAGE, scene.draw))
                .id("channel_id", guild.some(Kind.VOICE, scene.draw))
                .put("topic", Words.text(scene.draw, scene.draw.skewed(1, 110)))
                .put("privacy_level", 2)
                .put("discoverable_disabled", true)
                .nil("guild_scheduled_event_id");
    }
}
