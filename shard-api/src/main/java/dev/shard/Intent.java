package dev.shard;

/**
 * What a bot subscribes to. The set is closed by Discord; undefined bits are refused with close code 4013.
 *
 * @see "Discord documentation, Gateway Intents"
 */
public enum Intent {
    /** Guilds, roles, channels, threads, stage instances. */
    GUILDS(0),
    /** Members joining, changing and leaving. Privileged. */
    GUILD_MEMBERS(1),
    /** Audit log entries and bans; formerly {@code GUILD_BANS}. */
    GUILD_MODERATION(2),
    /** Emoji, stickers and soundboard sounds; formerly {@code GUILD_EMOJIS_AND_STICKERS}. */
    GUILD_EXPRESSIONS(3),
    /** Integrations of a guild. */
    GUILD_INTEGRATIONS(4),
    /** Webhooks of a channel. */
    GUILD_WEBHOOKS(5),
    /** Invites made and removed. */
    GUILD_INVITES(6),
    /** Voice states and voice channel effects. */
    GUILD_VOICE_STATES(7),
    /** Online status and activities of members. Privileged. */
    GUILD_PRESENCES(8),
    /** Messages in guild channels. */
    GUILD_MESSAGES(9),
    /** Reactions in guild channels. */
    GUILD_MESSAGE_REACTIONS(10),
    /** Typing in guild channels. */
    GUILD_MESSAGE_TYPING(11),
    /** Messages in direct conversations. */
    DIRECT_MESSAGES(12),
    /** Reactions in direct conversations. */
    DIRECT_MESSAGE_REACTIONS(13),
    /** Typing in direct conversations. */
    DIRECT_MESSAGE_TYPING(14),
    /** The content fields of messages; brings no events of its own. Privileged. */
    MESSAGE_CONTENT(15),
    /** Scheduled events and who is interested in them. */
    GUILD_SCHEDULED_EVENTS(16),
    /** Auto moderation rules. */
    AUTO_MODERATION_CONFIGURATION(20),
    /** Auto moderation at work. */
    AUTO_MODERATION_EXECUTION(21),
    /** Poll votes in guild channels. */
    GUILD_MESSAGE_POLLS(24),
    /** Poll votes in direct conversations. */
    DIRECT_MESSAGE_POLLS(25);

    private final int bit;

    Intent(int bit) {
        this.bit = bit;
    }

    /** Position in the bit field, from 0. */
    public int bit() {
        return bit;
    }

    /** The bit field with only this intent set. */
    public int mask() {
        return 1 << bit;
    }

    /** Whether the intent must be enabled for the application in the developer portal; else close code 4014. */
    public boolean privileged() {
        return this == GUILD_MEMBERS || this == GUILD_PRESENCES || this == MESSAGE_CONTENT;
    }
}
