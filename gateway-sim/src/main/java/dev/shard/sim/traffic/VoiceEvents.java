package dev.shard.sim.traffic;

import dev.shard.sim.traffic.GuildCast.Kind;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;

/** Voice: who is where, which server to use, what a channel shows. */
final class VoiceEvents {
    private VoiceEvents() {}

    static Obj stateUpdate(Scene scene) {
        long user = scene.someone();
        return scene.inGuild()
                .with(state(scene, user, scene.draw.chance(70)))
                .put("member", Users.memberWithUser(scene, user));
    }

    /** A voice state without guild and member, as it stands in GUILD_CREATE. */
    static Obj state(Scene scene, long user, boolean connected) {
        Draw draw = scene.draw;
        String channel = Long.toUnsignedString(scene.guild().some(Kind.VOICE, draw));
        return Obj.obj()
                .put("channel_id", connected ? channel : null)
                .id("user_id", user)
                .put("session_id", draw.hex(32))
                .no("deaf", "mute")
                .put("self_deaf", draw.chance(20))
                .put("self_mute", draw.chance(50))
                .when(draw.chance(10), v -> v.put("self_stream", true))
                .put("self_video", draw.chance(10))
                .put("suppress", false)
                .nil("request_to_speak_timestamp");
    }

    /** Now and then the server is gone: no endpoint until another event brings one. */
    static Obj serverUpdate(Scene scene) {
        Draw draw = scene.draw;
        return scene.inGuild()
                .put("token", draw.hex(16))
                .put("endpoint", draw.chance(90) ? "voice-" + draw.below(1000) + ".example.test:443" : null);
    }

    static Obj effect(Scene scene) {
        Draw draw = scene.draw;
        boolean sound = draw.chance(30);
        return inVoice(scene, "channel_id")
                .id("user_id", scene.someone())
                .put("emoji", Emojis.partial(scene))
                .put("animation_type", draw.below(2))
                .put("animation_id", draw.below(20))
                .when(sound, e -> e.put("sound_id", draw.between(1, 8)).decimal("sound_volume", "0.5"));
    }

    static Obj status(Scene scene) {
        Draw draw = scene.draw;
        return inVoice(scene, "id").put("status", draw.chance(70) ? Words.text(draw, draw.skewed(1, 400)) : null);
    }

    /** Unix seconds, unlike nearly every other time. */
    static Obj startTime(Scene scene) {
        boolean running = scene.draw.chance(80);
        return inVoice(scene, "id")
                .put("voice_start_time", running ? IntNode.valueOf((int) (scene.now / 1000)) : NullNode.instance);
    }

    private static Obj inVoice(Scene scene, String key) {
        return scene.inGuild().id(key, scene.guild().some(Kind.VOICE, scene.draw));
    }
}
