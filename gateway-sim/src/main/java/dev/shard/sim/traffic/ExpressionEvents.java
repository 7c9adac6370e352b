package dev.shard.sim.traffic;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Emoji, stickers and sounds of a guild. */
final class ExpressionEvents {
    private ExpressionEvents() {}

    static Obj emojis(Scene scene) {
        GuildCast guild = scene.guild();
        return scene.inGuild().list("emojis", guild.expressions, i -> Emojis.emoji(scene, guild.id(Kind.EMOJI, i)));
    }

    static Obj stickers(Scene scene) {
        GuildCast guild = scene.guild();
        return scene.inGuild()
                .list("stickers", guild.expressions / 5, i -> Emojis.sticker(scene, guild.id(Kind.STICKER, i)));
    }

    static Obj sound(Scene scene) {
        return Emojis.sound(scene, scene.guild().spare(Kind.SOUND, scene.draw));
    }

    static Obj soundDeleted(Scene scene) {
        return scene.inGuild().id("sound_id", scene.guild().spare(Kind.SOUND, scene.draw));
    }

    static Obj sounds(Scene scene) {
        GuildCast guild = scene.guild();
        return scene.inGuild()
                .list("soundboard_sounds", guild.expressions / 10, i -> Emojis.sound(scene, guild.id(Kind.SOUND, i)));
    }
}
