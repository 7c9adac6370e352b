package dev.shard;

import org.jspecify.annotations.Nullable;

/**
 * The documented dispatch events and the intents that bring them. The list is open: the Gateway sends names that are not
 * documented, so {@link Dispatch#name()} is text, and this enumeration serves those who want to spell names safely.
 *
 * @see "Discord documentation, Gateway Events and Gateway Intents"
 */
public enum EventName {
    /** A session began. */
    READY,
    /** A session was resumed; every missed event came before. */
    RESUMED,
    /** A command came too often. */
    RATE_LIMITED,
    /** {@code APPLICATION_COMMAND_PERMISSIONS_UPDATE}. */
    APPLICATION_COMMAND_PERMISSIONS_UPDATE,
    /** {@code CHANNEL_INFO}. */
    CHANNEL_INFO,
    /** {@code ENTITLEMENT_CREATE}. */
    ENTITLEMENT_CREATE,
    /** {@code ENTITLEMENT_UPDATE}. */
    ENTITLEMENT_UPDATE,
    /** {@code ENTITLEMENT_DELETE}. */
    ENTITLEMENT_DELETE,
    /** {@code GUILD_MEMBERS_CHUNK}. */
    GUILD_MEMBERS_CHUNK,
    /** {@code SOUNDBOARD_SOUNDS}. */
    SOUNDBOARD_SOUNDS,
    /** {@code INTERACTION_CREATE}. */
    INTERACTION_CREATE,
    /** {@code SUBSCRIPTION_CREATE}. */
    SUBSCRIPTION_CREATE,
    /** {@code SUBSCRIPTION_UPDATE}. */
    SUBSCRIPTION_UPDATE,
    /** {@code SUBSCRIPTION_DELETE}. */
    SUBSCRIPTION_DELETE,
    /** {@code USER_UPDATE}. */
    USER_UPDATE,
    /** {@code VOICE_SERVER_UPDATE}. */
    VOICE_SERVER_UPDATE,
    /** {@code GUILD_CREATE}. */
    GUILD_CREATE(Intent.GUILDS),
    /** {@code GUILD_UPDATE}. */
    GUILD_UPDATE(Intent.GUILDS),
    /** {@code GUILD_DELETE}. */
    GUILD_DELETE(Intent.GUILDS),
    /** {@code GUILD_ROLE_CREATE}. */
    GUILD_ROLE_CREATE(Intent.GUILDS),
    /** {@code GUILD_ROLE_UPDATE}. */
    GUILD_ROLE_UPDATE(Intent.GUILDS),
    /** {@code GUILD_ROLE_DELETE}. */
    GUILD_ROLE_DELETE(Intent.GUILDS),
    /** {@code CHANNEL_CREATE}. */
    CHANNEL_CREATE(Intent.GUILDS),
    /** {@code CHANNEL_UPDATE}. */
    CHANNEL_UPDATE(Intent.GUILDS),
    /** {@code CHANNEL_DELETE}. */
    CHANNEL_DELETE(Intent.GUILDS),
    /** {@code CHANNEL_PINS_UPDATE}. */
    CHANNEL_PINS_UPDATE(Intent.GUILDS, Intent.DIRECT_MESSAGES),
    /** {@code THREAD_CREATE}. */
    THREAD_CREATE(Intent.GUILDS),
    /** {@code THREAD_UPDATE}. */
    THREAD_UPDATE(Intent.GUILDS),
    /** {@code THREAD_DELETE}. */
    THREAD_DELETE(Intent.GUILDS),
    /** {@code THREAD_LIST_SYNC}. */
    THREAD_LIST_SYNC(Intent.GUILDS),
    /** {@code THREAD_MEMBER_UPDATE}. */
    THREAD_MEMBER_UPDATE(Intent.GUILDS),
    /** {@code THREAD_MEMBERS_UPDATE}. */
    THREAD_MEMBERS_UPDATE(Intent.GUILDS, Intent.GUILD_MEMBERS),
    /** {@code STAGE_INSTANCE_CREATE}. */
    STAGE_INSTANCE_CREATE(Intent.GUILDS),
    /** {@code STAGE_INSTANCE_UPDATE}. */
    STAGE_INSTANCE_UPDATE(Intent.GUILDS),
    /** {@code STAGE_INSTANCE_DELETE}. */
    STAGE_INSTANCE_DELETE(Intent.GUILDS),
    /** {@code VOICE_CHANNEL_STATUS_UPDATE}. */
    VOICE_CHANNEL_STATUS_UPDATE(Intent.GUILDS),
    /** {@code VOICE_CHANNEL_START_TIME_UPDATE}. */
    VOICE_CHANNEL_START_TIME_UPDATE(Intent.GUILDS),
    /** {@code GUILD_MEMBER_ADD}. */
    GUILD_MEMBER_ADD(Intent.GUILD_MEMBERS),
    /** {@code GUILD_MEMBER_UPDATE}. */
    GUILD_MEMBER_UPDATE(Intent.GUILD_MEMBERS),
    /** {@code GUILD_MEMBER_REMOVE}. */
    GUILD_MEMBER_REMOVE(Intent.GUILD_MEMBERS),
    /** {@code GUILD_AUDIT_LOG_ENTRY_CREATE}. */
    GUILD_AUDIT_LOG_ENTRY_CREATE(Intent.GUILD_MODERATION),
    /** {@code GUILD_BAN_ADD}. */
    GUILD_BAN_ADD(Intent.GUILD_MODERATION),
    /** {@code GUILD_BAN_REMOVE}. */
    GUILD_BAN_REMOVE(Intent.GUILD_MODERATION),
    /** {@code GUILD_EMOJIS_UPDATE}. */
    GUILD_EMOJIS_UPDATE(Intent.GUILD_EXPRESSIONS),
    /** {@code GUILD_STICKERS_UPDATE}. */
    GUILD_STICKERS_UPDATE(Intent.GUILD_EXPRESSIONS),
    /** {@code GUILD_SOUNDBOARD_SOUND_CREATE}. */
    GUILD_SOUNDBOARD_SOUND_CREATE(Intent.GUILD_EXPRESSIONS),
    /** {@code GUILD_SOUNDBOARD_SOUND_UPDATE}. */
    GUILD_SOUNDBOARD_SOUND_UPDATE(Intent.GUILD_EXPRESSIONS),
    /** {@code GUILD_SOUNDBOARD_SOUND_DELETE}. */
    GUILD_SOUNDBOARD_SOUND_DELETE(Intent.GUILD_EXPRESSIONS),
    /** {@code GUILD_SOUNDBOARD_SOUNDS_UPDATE}. */
    GUILD_SOUNDBOARD_SOUNDS_UPDATE(Intent.GUILD_EXPRESSIONS),
    /** {@code GUILD_INTEGRATIONS_UPDATE}. */
    GUILD_INTEGRATIONS_UPDATE(Intent.GUILD_INTEGRATIONS),
    /** {@code INTEGRATION_CREATE}. */
    INTEGRATION_CREATE(Intent.GUILD_INTEGRATIONS),
    /** {@code INTEGRATION_UPDATE}. */
    INTEGRATION_UPDATE(Intent.GUILD_INTEGRATIONS),
    /** {@code INTEGRATION_DELETE}. */
    INTEGRATION_DELETE(Intent.GUILD_INTEGRATIONS),
    /** {@code WEBHOOKS_UPDATE}. */
    WEBHOOKS_UPDATE(Intent.GUILD_WEBHOOKS),
    /** {@code INVITE_CREATE}. */
    INVITE_CREATE(Intent.GUILD_INVITES),
    /** {@code INVITE_DELETE}. */
    INVITE_DELETE(Intent.GUILD_INVITES),
    /** {@code VOICE_STATE_UPDATE}. */
    VOICE_STATE_UPDATE(Intent.GUILD_VOICE_STATES),
    /** {@code VOICE_CHANNEL_EFFECT_SEND}. */
    VOICE_CHANNEL_EFFECT_SEND(Intent.GUILD_VOICE_STATES),
    /** {@code PRESENCE_UPDATE}. */
    PRESENCE_UPDATE(Intent.GUILD_PRESENCES),
    /** {@code MESSAGE_CREATE}. */
    MESSAGE_CREATE(Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    /** {@code MESSAGE_UPDATE}. */
    MESSAGE_UPDATE(Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    /** {@code MESSAGE_DELETE}. */
    MESSAGE_DELETE(Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    /** {@code MESSAGE_DELETE_BULK}. */
    MESSAGE_DELETE_BULK(Intent.GUILD_MESSAGES),
    /** {@code MESSAGE_REACTION_ADD}. */
    MESSAGE_REACTION_ADD(Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    /** {@code MESSAGE_REACTION_REMOVE}. */
    MESSAGE_REACTION_REMOVE(Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    /** {@code MESSAGE_REACTION_REMOVE_ALL}. */
    MESSAGE_REACTION_REMOVE_ALL(Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    /** {@code MESSAGE_REACTION_REMOVE_EMOJI}. */
    MESSAGE_REACTION_REMOVE_EMOJI(Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    /** {@code TYPING_START}. */
    TYPING_START(Intent.GUILD_MESSAGE_TYPING, Intent.DIRECT_MESSAGE_TYPING),
    /** {@code GUILD_SCHEDULED_EVENT_CREATE}. */
    GUILD_SCHEDULED_EVENT_CREATE(Intent.GUILD_SCHEDULED_EVENTS),
    /** {@code GUILD_SCHEDULED_EVENT_UPDATE}. */
    GUILD_SCHEDULED_EVENT_UPDATE(Intent.GUILD_SCHEDULED_EVENTS),
    /** {@code GUILD_SCHEDULED_EVENT_DELETE}. */
    GUILD_SCHEDULED_EVENT_DELETE(Intent.GUILD_SCHEDULED_EVENTS),
    /** {@code GUILD_SCHEDULED_EVENT_USER_ADD}. */
    GUILD_SCHEDULED_EVENT_USER_ADD(Intent.GUILD_SCHEDULED_EVENTS),
    /** {@code GUILD_SCHEDULED_EVENT_USER_REMOVE}. */
    GUILD_SCHEDULED_EVENT_USER_REMOVE(Intent.GUILD_SCHEDULED_EVENTS),
    /** {@code AUTO_MODERATION_RULE_CREATE}. */
    AUTO_MODERATION_RULE_CREATE(Intent.AUTO_MODERATION_CONFIGURATION),
    /** {@code AUTO_MODERATION_RULE_UPDATE}. */
    AUTO_MODERATION_RULE_UPDATE(Intent.AUTO_MODERATION_CONFIGURATION),
    /** {@code AUTO_MODERATION_RULE_DELETE}. */
    AUTO_MODERATION_RULE_DELETE(Intent.AUTO_MODERATION_CONFIGURATION),
    /** {@code AUTO_MODERATION_ACTION_EXECUTION}. */
    AUTO_MODERATION_ACTION_EXECUTION(Intent.AUTO_MODERATION_EXECUTION),
    /** {@code MESSAGE_POLL_VOTE_ADD}. */
    MESSAGE_POLL_VOTE_ADD(Intent.GUILD_MESSAGE_POLLS, Intent.DIRECT_MESSAGE_POLLS),
    /** {@code MESSAGE_POLL_VOTE_REMOVE}. */
    MESSAGE_POLL_VOTE_REMOVE(Intent.GUILD_MESSAGE_POLLS, Intent.DIRECT_MESSAGE_POLLS);

    private final Intents intents;

    EventName(Intent... intents) {
        this.intents = Intents.of(intents);
    }

    /** The intents any of which brings this event; empty if it is sent whatever the intents are. */
    public Intents intents() {
        return intents;
    }

    /** Whether a bot with these intents can receive the event. */
    public boolean receivedWith(Intents subscribed) {
        return intents.asSet().isEmpty() || subscribed.containsAny(intents);
    }

    /** The documented event of a name; null if it is not documented. */
    public static @Nullable EventName find(String name) {
        try {
            return valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
