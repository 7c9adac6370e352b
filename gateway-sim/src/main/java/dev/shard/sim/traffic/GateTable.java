package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.IntentBits.AUTO_MODERATION_CONFIGURATION;
import static dev.shard.sim.traffic.IntentBits.AUTO_MODERATION_EXECUTION;
import static dev.shard.sim.traffic.IntentBits.DIRECT_MESSAGES;
import static dev.shard.sim.traffic.IntentBits.DIRECT_MESSAGE_POLLS;
import static dev.shard.sim.traffic.IntentBits.DIRECT_MESSAGE_REACTIONS;
import static dev.shard.sim.traffic.IntentBits.DIRECT_MESSAGE_TYPING;
import static dev.shard.sim.traffic.IntentBits.GUILDS;
import static dev.shard.sim.traffic.IntentBits.GUILD_EXPRESSIONS;
import static dev.shard.sim.traffic.IntentBits.GUILD_INTEGRATIONS;
import static dev.shard.sim.traffic.IntentBits.GUILD_INVITES;
import static dev.shard.sim.traffic.IntentBits.GUILD_MEMBERS;
import static dev.shard.sim.traffic.IntentBits.GUILD_MESSAGES;
import static dev.shard.sim.traffic.IntentBits.GUILD_MESSAGE_POLLS;
import static dev.shard.sim.traffic.IntentBits.GUILD_MESSAGE_REACTIONS;
import static dev.shard.sim.traffic.IntentBits.GUILD_MESSAGE_TYPING;
import static dev.shard.sim.traffic.IntentBits.GUILD_MODERATION;
import static dev.shard.sim.traffic.IntentBits.GUILD_PRESENCES;
import static dev.shard.sim.traffic.IntentBits.GUILD_SCHEDULED_EVENTS;
import static dev.shard.sim.traffic.IntentBits.GUILD_VOICE_STATES;
import static dev.shard.sim.traffic.IntentBits.GUILD_WEBHOOKS;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of intents, as data. */
final class GateTable {
    /** The intents that let an event through when it happens in a guild, and when it does not; 0 means always. */
    record Gate(long guild, long direct) {
        static final Gate OPEN = new Gate(0, 0);

        /** Most events know no direct variant; some of them carry their guild elsewhere than in {@code guild_id}. */
        long directOrGuild() {
            return direct == 0 ? guild : direct;
        }
    }

    private final Map<String, Gate> gates = new LinkedHashMap<>();

    private GateTable() {}

    static Map<String, Gate> gates() {
        var table = new GateTable();
        table.always();
        table.guilds();
        table.moderation();
        table.messages();
        return Collections.unmodifiableMap(table.gates);
    }

    private void always() {
        of(0, "READY", "RESUMED", "RATE_LIMITED", "APPLICATION_COMMAND_PERMISSIONS_UPDATE", "CHANNEL_INFO");
        of(0, "ENTITLEMENT_CREATE", "ENTITLEMENT_UPDATE", "ENTITLEMENT_DELETE");
        of(0, "SUBSCRIPTION_CREATE", "SUBSCRIPTION_UPDATE", "SUBSCRIPTION_DELETE");
        of(0, "GUILD_MEMBERS_CHUNK", "SOUNDBOARD_SOUNDS", "INTERACTION_CREATE", "USER_UPDATE", "VOICE_SERVER_UPDATE");
    }

    private void guilds() {
        of(GUILDS, "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE");
        of(GUILDS, "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE");
        of(GUILDS, "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE");
        of(GUILDS, "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE", "THREAD_LIST_SYNC", "THREAD_MEMBER_UPDATE");
        of(GUILDS, "STAGE_INSTANCE_CREATE", "STAGE_INSTANCE_UPDATE", "STAGE_INSTANCE_DELETE");
        of(GUILDS, "VOICE_CHANNEL_STATUS_UPDATE", "VOICE_CHANNEL_START_TIME_UPDATE");
        of(GUILDS | GUILD_MEMBERS, "THREAD_MEMBERS_UPDATE");
        of(GUILD_MEMBERS, "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE");
        of(GUILD_EXPRESSIONS, "GUILD_EMOJIS_UPDATE", "GUILD_STICKERS_UPDATE", "GUILD_SOUNDBOARD_SOUNDS_UPDATE");
        of(
                GUILD_EXPRESSIONS,
                "GUILD_SOUNDBOARD_SOUND_CREATE",
                "GUILD_SOUNDBOARD_SOUND_UPDATE",
                "GUILD_SOUNDBOARD_SOUND_DELETE");
        of(
                GUILD_INTEGRATIONS,
                "GUILD_INTEGRATIONS_UPDATE",
                "INTEGRATION_CREATE",
                "INTEGRATION_UPDATE",
                "INTEGRATION_DELETE");
        of(GUILD_WEBHOOKS, "WEBHOOKS_UPDATE");
        of(GUILD_INVITES, "INVITE_CREATE", "INVITE_DELETE");
        of(GUILD_VOICE_STATES, "VOICE_STATE_UPDATE", "VOICE_CHANNEL_EFFECT_SEND");
        of(GUILD_PRESENCES, "PRESENCE_UPDATE");
        of(
                GUILD_SCHEDULED_EVENTS,
                "GUILD_SCHEDULED_EVENT_CREATE",
                "GUILD_SCHEDULED_EVENT_UPDATE",
                "GUILD_SCHEDULED_EVENT_DELETE");
        of(GUILD_SCHEDULED_EVENTS, "GUILD_SCHEDULED_EVENT_USER_ADD", "GUILD_SCHEDULED_EVENT_USER_REMOVE");
    }

    private void moderation() {
        of(GUILD_MODERATION, "GUILD_AUDIT_LOG_ENTRY_CREATE", "GUILD_BAN_ADD", "GUILD_BAN_REMOVE");
        of(
                AUTO_MODERATION_CONFIGURATION,
                "AUTO_MODERATION_RULE_CREATE",
                "AUTO_MODERATION_RULE_UPDATE",
                "AUTO_MODERATION_RULE_DELETE");
        of(AUTO_MODERATION_EXECUTION, "AUTO_MODERATION_ACTION_EXECUTION");
    }

    private void messages() {
        of(GUILD_MESSAGES, DIRECT_MESSAGES, "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE");
        of(GUILD_MESSAGES, "MESSAGE_DELETE_BULK");
        of(GUILDS, DIRECT_MESSAGES, "CHANNEL_PINS_UPDATE");
        of(
                GUILD_MESSAGE_REACTIONS,
                DIRECT_MESSAGE_REACTIONS,
                "MESSAGE_REACTION_ADD",
                "MESSAGE_REACTION_REMOVE",
                "MESSAGE_REACTION_REMOVE_ALL",
                "MESSAGE_REACTION_REMOVE_EMOJI");
        of(GUILD_MESSAGE_TYPING, DIRECT_MESSAGE_TYPING, "TYPING_START");
        of(GUILD_MESSAGE_POLLS, DIRECT_MESSAGE_POLLS, "MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE");
    }

    private void of(long intents, String... names) {
        of(intents, 0, names);
    }

    private void of(long guild, long direct, String... names) {
        for (String name : names) {
            gates.put(name, new Gate(guild, direct));
        }
    }
}
