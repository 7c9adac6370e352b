package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.EventType.Place.GUILD;
import static dev.shard.sim.traffic.EventType.Place.GUILD_OR_DIRECT;
import static dev.shard.sim.traffic.EventType.Place.NO_GUILD;

import dev.shard.sim.traffic.EventType.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The documented dispatches (Discord, Gateway Events, API v10), how often each happens, and who makes it. */
final class EventCatalogue {
    static final Map<String, EventType> BY_NAME = Collections.unmodifiableMap(catalogue());

    private EventCatalogue() {}

    static EventType named(String name) {
        EventType type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "no event named \"" + name + "\"; known: " + String.join(", ", BY_NAME.keySet()));
        }
        return type;
    }

    private static Map<String, EventType> catalogue() {
        var rows = new Rows();
        session(rows);
        people(rows);
        messages(rows);
        guilds(rows);
        channels(rows);
        extensions(rows);
        return rows.byName;
    }

    private static void session(Rows rows) {
        rows.add("READY", NO_GUILD, 0, SessionEvents::ready);
        rows.add("RESUMED", NO_GUILD, 0, SessionEvents::resumed);
        rows.add("RATE_LIMITED", GUILD, 0, SessionEvents::rateLimited);
    }

    private static void people(Rows rows) {
        rows.add("PRESENCE_UPDATE", GUILD, 3700, PresenceEvents::presenceUpdate);
        rows.add("TYPING_START", GUILD_OR_DIRECT, 1200, PresenceEvents::typingStart);
        rows.add("USER_UPDATE", NO_GUILD, 2, PresenceEvents::userUpdate);
        rows.add("GUILD_MEMBER_ADD", GUILD, 120, MemberEvents::add);
        rows.add("GUILD_MEMBER_UPDATE", GUILD, 600, MemberEvents::update);
        rows.add("GUILD_MEMBER_REMOVE", GUILD, 90, MemberEvents::remove);
        rows.add("GUILD_MEMBERS_CHUNK", GUILD, 0, MemberEvents::chunk);
        rows.add("GUILD_BAN_ADD", GUILD, 6, MemberEvents::ban);
        rows.add("GUILD_BAN_REMOVE", GUILD, 3, MemberEvents::ban);
    }

    private static void messages(Rows rows) {
        rows.add("MESSAGE_CREATE", GUILD_OR_DIRECT, 1900, MessageEvents::create);
        rows.add("MESSAGE_UPDATE", GUILD_OR_DIRECT, 500, MessageEvents::update);
        rows.add("MESSAGE_DELETE", GUILD_OR_DIRECT, 150, MessageEvents::delete);
        rows.add("MESSAGE_DELETE_BULK", GUILD, 10, MessageEvents::deleteBulk);
        rows.add("MESSAGE_REACTION_ADD", GUILD_OR_DIRECT, 400, ReactionEvents::add);
        rows.add("MESSAGE_REACTION_REMOVE", GUILD_OR_DIRECT, 80, ReactionEvents::remove);
        rows.add("MESSAGE_REACTION_REMOVE_ALL", GUILD_OR_DIRECT, 4, ReactionEvents::removeAll);
        rows.add("MESSAGE_REACTION_REMOVE_EMOJI", GUILD_OR_DIRECT, 4, ReactionEvents::removeEmoji);
        rows.add("MESSAGE_POLL_VOTE_ADD", GUILD_OR_DIRECT, 20, ReactionEvents::pollVote);
        rows.add("MESSAGE_POLL_VOTE_REMOVE", GUILD_OR_DIRECT, 5, ReactionEvents::pollVote);
    }

    private static void guilds(Rows rows) {
        rows.add("GUILD_CREATE", GUILD, 0, GuildEvents::create);
        rows.add("GUILD_UPDATE", GUILD, 25, GuildEvents::update);
        rows.add("GUILD_DELETE", GUILD, 20, GuildEvents::delete);
        rows.add("GUILD_ROLE_CREATE", GUILD, 6, Roles::changed);
        rows.add("GUILD_ROLE_UPDATE", GUILD, 12, Roles::changed);
        rows.add("GUILD_ROLE_DELETE", GUILD, 5, Roles::deleted);
        rows.add("GUILD_EMOJIS_UPDATE", GUILD, 8, ExpressionEvents::emojis);
        rows.add("GUILD_STICKERS_UPDATE", GUILD, 5, ExpressionEvents::stickers);
        rows.add("GUILD_SOUNDBOARD_SOUND_CREATE", GUILD, 4, ExpressionEvents::sound);
        rows.add("GUILD_SOUNDBOARD_SOUND_UPDATE", GUILD, 4, ExpressionEvents::sound);
        rows.add("GUILD_SOUNDBOARD_SOUND_DELETE", GUILD, 4, ExpressionEvents::soundDeleted);
        rows.add("GUILD_SOUNDBOARD_SOUNDS_UPDATE", GUILD, 4, ExpressionEvents::sounds);
        rows.add("SOUNDBOARD_SOUNDS", GUILD, 0, ExpressionEvents::sounds);
        rows.add("GUILD_SCHEDULED_EVENT_CREATE", GUILD, 5, ScheduledEvents::changed);
        rows.add("GUILD_SCHEDULED_EVENT_UPDATE", GUILD, 8, ScheduledEvents::changed);
        rows.add("GUILD_SCHEDULED_EVENT_DELETE", GUILD, 4, ScheduledEvents::changed);
        rows.add("GUILD_SCHEDULED_EVENT_USER_ADD", GUILD, 12, ScheduledEvents::userChanged);
        rows.add("GUILD_SCHEDULED_EVENT_USER_REMOVE", GUILD, 6, ScheduledEvents::userChanged);
        rows.add("GUILD_AUDIT_LOG_ENTRY_CREATE", GUILD, 40, ModerationEvents::auditLogEntry);
        rows.add("AUTO_MODERATION_RULE_CREATE", GUILD, 4, ModerationEvents::rule);
        rows.add("AUTO_MODERATION_RULE_UPDATE", GUILD, 4, ModerationEvents::rule);
        rows.add("AUTO_MODERATION_RULE_DELETE", GUILD, 4, ModerationEvents::rule);
        rows.add("AUTO_MODERATION_ACTION_EXECUTION", GUILD, 15, ModerationEvents::actionExecuted);
    }

    private static void channels(Rows rows) {
        rows.add("CHANNEL_CREATE", GUILD, 12, ChannelEvents::created);
        rows.add("CHANNEL_UPDATE", GUILD, 60, ChannelEvents::updated);
        rows.add("CHANNEL_DELETE", GUILD, 8, ChannelEvents::deleted);
        rows.add("CHANNEL_PINS_UPDATE", GUILD_OR_DIRECT, 6, ChannelEvents::pins);
        rows.add("CHANNEL_INFO", GUILD, 0, ChannelEvents::info);
        rows.add("THREAD_CREATE", GUILD, 25, ThreadEvents::created);
        rows.add("THREAD_UPDATE", GUILD, 25, ThreadEvents::updated);
        rows.add("THREAD_DELETE", GUILD, 6, ThreadEvents::deleted);
        rows.add("THREAD_LIST_SYNC", GUILD, 4, ThreadEvents::listSync);
        rows.add("THREAD_MEMBER_UPDATE", GUILD, 4, ThreadEvents::memberUpdated);
        rows.add("THREAD_MEMBERS_UPDATE", GUILD, 20, ThreadEvents::membersUpdated);
        rows.add("STAGE_INSTANCE_CREATE", GUILD, 4, ChannelEvents::stage);
        rows.add("STAGE_INSTANCE_UPDATE", GUILD, 4, ChannelEvents::stage);
        rows.add("STAGE_INSTANCE_DELETE", GUILD, 4, ChannelEvents::stage);
        rows.add("VOICE_STATE_UPDATE", GUILD, 650, VoiceEvents::stateUpdate);
        rows.add("VOICE_SERVER_UPDATE", GUILD, 4, VoiceEvents::serverUpdate);
        rows.add("VOICE_CHANNEL_EFFECT_SEND", GUILD, 10, VoiceEvents::effect);
        rows.add("VOICE_CHANNEL_STATUS_UPDATE", GUILD, 15, VoiceEvents::status);
        rows.add("VOICE_CHANNEL_START_TIME_UPDATE", GUILD, 15, VoiceEvents::startTime);
    }

    private static void extensions(Rows rows) {
        rows.add("INTERACTION_CREATE", GUILD_OR_DIRECT, 150, InteractionEvents::create);
        rows.add("APPLICATION_COMMAND_PERMISSIONS_UPDATE", GUILD, 4, IntegrationEvents::commandPermissions);
        rows.add("GUILD_INTEGRATIONS_UPDATE", GUILD, 6, IntegrationEvents::guildIntegrations);
        rows.add("INTEGRATION_CREATE", GUILD, 4, IntegrationEvents::changed);
        rows.add("INTEGRATION_UPDATE", GUILD, 4, IntegrationEvents::changed);
        rows.add("INTEGRATION_DELETE", GUILD, 4, IntegrationEvents::deleted);
        rows.add("WEBHOOKS_UPDATE", GUILD, 6, IntegrationEvents::webhooks);
        rows.add("INVITE_CREATE", GUILD, 20, IntegrationEvents::inviteCreated);
        rows.add("INVITE_DELETE", GUILD, 10, IntegrationEvents::inviteDeleted);
        rows.add("ENTITLEMENT_CREATE", NO_GUILD, 3, MonetizationEvents::entitlement);
        rows.add("ENTITLEMENT_UPDATE", NO_GUILD, 3, MonetizationEvents::entitlement);
        rows.add("ENTITLEMENT_DELETE", NO_GUILD, 3, MonetizationEvents::entitlement);
        rows.add("SUBSCRIPTION_CREATE", NO_GUILD, 3, MonetizationEvents::subscription);
        rows.add("SUBSCRIPTION_UPDATE", NO_GUILD, 3, MonetizationEvents::subscription);
        rows.add("SUBSCRIPTION_DELETE", NO_GUILD, 3, MonetizationEvents::subscription);
    }

    private static final class Rows {
        private final Map<String, EventType> byName = new LinkedHashMap<>();

        private void add(String name, Place place, int weight, Function<Scene, Obj> maker) {
            byName.put(name, new EventType(name, place, weight, maker));
        }
    }
}
