package dev.shard.sim.protocol;

/** The intent bits that the server must know by name. Source: Discord, "Gateway Intents". */
public final class Intents {
    public static final long GUILDS = 1;
    public static final long GUILD_MEMBERS = 1 << 1;
    public static final long GUILD_PRESENCES = 1 << 8;
    public static final long MESSAGE_CONTENT = 1 << 15;

    /** Bits 0 to 16, 20, 21, 24 and 25. */
    public static final long DEFINED = 53_608_447;

    public static final long PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

    private Intents() {}
}
