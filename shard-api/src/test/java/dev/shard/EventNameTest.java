package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNameTest {
    /** Protocol, section 11: events that no intent gates, then each intent with its events. */
    private static final String DOCUMENTED = """
            -: READY RESUMED RATE_LIMITED APPLICATION_COMMAND_PERMISSIONS_UPDATE CHANNEL_INFO ENTITLEMENT_CREATE \
            ENTITLEMENT_UPDATE ENTITLEMENT_DELETE GUILD_MEMBERS_CHUNK SOUNDBOARD_SOUNDS INTERACTION_CREATE \
            SUBSCRIPTION_CREATE SUBSCRIPTION_UPDATE SUBSCRIPTION_DELETE USER_UPDATE VOICE_SERVER_UPDATE
            GUILDS: GUILD_CREATE GUILD_UPDATE GUILD_DELETE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE GUILD_ROLE_DELETE \
            CHANNEL_CREATE CHANNEL_UPDATE CHANNEL_DELETE CHANNEL_PINS_UPDATE THREAD_CREATE THREAD_UPDATE THREAD_DELETE \
            THREAD_LIST_SYNC THREAD_MEMBER_UPDATE THREAD_MEMBERS_UPDATE STAGE_INSTANCE_CREATE STAGE_INSTANCE_UPDATE \
            STAGE_INSTANCE_DELETE VOICE_CHANNEL_STATUS_UPDATE VOICE_CHANNEL_START_TIME_UPDATE
            GUILD_MEMBERS: GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE THREAD_MEMBERS_UPDATE
            GUILD_MODERATION: GUILD_AUDIT_LOG_ENTRY_CREATE GUILD_BAN_ADD GUILD_BAN_REMOVE
            GUILD_EXPRESSIONS: GUILD_EMOJIS_UPDATE GUILD_STICKERS_UPDATE GUILD_SOUNDBOARD_SOUND_CREATE \
            GUILD_SOUNDBOARD_SOUND_UPDATE GUILD_SOUNDBOARD_SOUND_DELETE GUILD_SOUNDBOARD_SOUNDS_UPDATE
            GUILD_INTEGRATIONS: GUILD_INTEGRATIONS_UPDATE INTEGRATION_CREATE INTEGRATION_UPDATE INTEGRATION_DELETE
            GUILD_WEBHOOKS: WEBHOOKS_UPDATE
            GUILD_INVITES: INVITE_CREATE INVITE_DELETE
            GUILD_VOICE_STATES: VOICE_STATE_UPDATE VOICE_CHANNEL_EFFECT_SEND
            GUILD_PRESENCES: PRESENCE_UPDATE
            GUILD_MESSAGES: MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE MESSAGE_DELETE_BULK
            GUILD_MESSAGE_REACTIONS: MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE MESSAGE_REACTION_REMOVE_ALL \
            MESSAGE_REACTION_REMOVE_EMOJI
            GUILD_MESSAGE_TYPING: TYPING_START
            DIRECT_MESSAGES: MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE CHANNEL_PINS_UPDATE
            DIRECT_MESSAGE_REACTIONS: MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE MESSAGE_REACTION_REMOVE_ALL \
            MESSAGE_REACTION_REMOVE_EMOJI
            DIRECT_MESSAGE_TYPING: TYPING_START
            GUILD_SCHEDULED_EVENTS: GUILD_SCHEDULED_EVENT_CREATE GUILD_SCHEDULED_EVENT_UPDATE \
            GUILD_SCHEDULED_EVENT_DELETE GUILD_SCHEDULED_EVENT_USER_ADD GUILD_SCHEDULED_EVENT_USER_REMOVE
            AUTO_MODERATION_CONFIGURATION: AUTO_MODERATION_RULE_CREATE AUTO_MODERATION_RULE_UPDATE \
            AUTO_MODERATION_RULE_DELETE
            AUTO_MODERATION_EXECUTION: AUTO_MODERATION_ACTION_EXECUTION
            GUILD_MESSAGE_POLLS: MESSAGE_POLL_VOTE_ADD MESSAGE_POLL_VOTE_REMOVE
            DIRECT_MESSAGE_POLLS: MESSAGE_POLL_VOTE_ADD MESSAGE_POLL_VOTE_REMOVE
            """;

    @Test
    void theEventsAndTheirGatesAreThoseThatDiscordDocuments() {
        Map<String, TreeSet<String>> documented = new TreeMap<>();
        for (String line : DOCUMENTED.strip().split("\n")) {
            String[] gateAndEvents = line.split(": ");
            documented.put(gateAndEvents[0], new TreeSet<>(Arrays.asList(gateAndEvents[1].split(" "))));
        }

        Map<String, TreeSet<String>> ours = new TreeMap<>();
        for (EventName event : EventName.values()) {
            var gates = event.intents().asSet().isEmpty()
                    ? Set.of("-")
                    : event.intents().asSet();
            gates.forEach(gate -> ours.computeIfAbsent(gate.toString(), key -> new TreeSet<>())
                    .add(event.name()));
        }

        assertThat(ours).isEqualTo(documented);
        assertThat(EventName.values()).hasSize(79);
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsReceivedWithAnyOfItsIntents(EventName event) {
        assertThat(event.receivedWith(Intents.all())).isTrue();
        assertThat(event.receivedWith(Intents.none()))
                .isEqualTo(event.intents().asSet().isEmpty());
        for (Intent intent : event.intents().asSet()) {
            assertThat(event.receivedWith(Intents.of(intent))).isTrue();
        }
        assertThat(EventName.find(event.name())).isSameAs(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ready", "READY ", "PRESENCES_REPLACE", "GUILD_SYNC", "ÉVÉNEMENT"})
    void anotherNameIsNotDocumented(String name) {
        assertThat(EventName.find(name)).isNull();
    }
}
