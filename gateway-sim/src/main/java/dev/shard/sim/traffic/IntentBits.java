package dev.shard.sim.traffic;

/** Gateway intents as a server sees them: bits of the {@code intents} field of Identify (Discord, Gateway, API v10). */
public final class IntentBits {
    public static final long GUILDS = 1L << 0;
    public static final long GUILD_MEMBERS = 1L << 1;
    public static final long GUILD_MODERATION = 1L << 2;
    public static final long GUILD_EXPRESSIONS = 1L << 3;
    public static final long GUILD_INTEGRATIONS = 1L << 4;
    public static final long GUILD_WEBHOOKS = 1L << 5;
    public static final long GUILD_INVITES = 1L << 6;
    public static final long GUILD_VOICE_STATES = 1L << 7;
    public static final long GUILD_PRESENCES = 1L << 8;
    public static final long GUILD_MESSAGES = 1L << 9;
    public static final long GUILD_MESSAGE_REACTIONS = 1L << 10;
    public static final long GUILD_MESSAGE_TYPING = 1L << 11;
    public static final long DIRECT_MESSAGES = 1L << 12;
    public static final long DIRECT_MESSAGE_REACTIONS = 1L << 13;
    public static final long DIRECT_MESSAGE_TYPING = 1L << 14;
    public static final long MESSAGE_CONTENT = 1L << 15;
    public static final long GUILD_SCHEDULED_EVENTS = 1L << 16;
    public static final long AUTO_MODERATION_CONFIGURATION = 1L << 20;
    public static final long AUTO_MODERATION_EXECUTION = 1L << 21;
    public static final long GUILD_MESSAGE_POLLS = 1L << 24;
    public static final long DIRECT_MESSAGE_POLLS = 1L << 25;

    /** Those that an application needs Discord's permission for. */
    public static final long PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

    /** Every defined bit; any other is answered by close code 4013. */
    public static final long ALL = ((GUILD_SCHEDULED_EVENTS << 1) - 1)
            | AUTO_MODERATION_CONFIGURATION
            | AUTO_MODERATION_EXECUTION
            | GUILD_MESSAGE_POLLS
            | DIRECT_MESSAGE_POLLS;

    private IntentBits() {}
}
