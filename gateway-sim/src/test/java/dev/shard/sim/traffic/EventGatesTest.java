package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Fixture.json;
import static dev.shard.sim.traffic.IntentBits.DIRECT_MESSAGES;
import static dev.shard.sim.traffic.IntentBits.GUILDS;
import static dev.shard.sim.traffic.IntentBits.GUILD_MEMBERS;
import static dev.shard.sim.traffic.IntentBits.GUILD_MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventGatesTest {
    private static final long SELF = 77;

    static Iterable<String> documentedNames() {
        return DocumentedIntents.byEvent().keySet();
    }

    @Test
    void theTableHasEachOfThe79DocumentedNames() {
        assertThat(EventGates.names())
                .hasSize(79)
                .isEqualTo(DocumentedIntents.byEvent().keySet());
    }

    @Test
    void theBitsAreThoseOfTheDocumentation() {
        assertThat(IntentBits.ALL).isEqualTo(53_608_447);
        assertThat(IntentBits.PRIVILEGED).isEqualTo(33_026);
    }

    @ParameterizedTest
    @MethodSource("documentedNames")
    void eachNameIsGatedByTheDocumentedIntents(String name) {
        long documented = DocumentedIntents.bits(DocumentedIntents.byEvent().get(name));

        assertThat(EventGates.intentsFor(name)).isEqualTo(documented);
    }

    @Property(tries = 300)
    void whatIsGatedPassesWithItsIntentOnly(@ForAll long seed) {
        TrafficEvent event =
                TrafficGenerator.seeded(seed, Fixture.THOUSAND_GUILDS).next();
        long gate = EventGates.intentsFor(event.name());

        assertThat(EventGates.passes(event.name(), event.data(), IntentBits.ALL, SELF))
                .isTrue();
        assertThat(EventGates.passes(event.name(), event.data(), IntentBits.ALL & ~gate, SELF))
                .isEqualTo(gate == 0);
    }

    @Test
    void aMessageInAGuildAndADirectOneHaveDifferentGates() {
        var inGuild = json("{'id':'1','guild_id':'2'}");
        var direct = json("{'id':'1'}");

        assertThat(EventGates.passes("MESSAGE_CREATE", inGuild, GUILD_MESSAGES)).isTrue();
        assertThat(EventGates.passes("MESSAGE_CREATE", inGuild, DIRECT_MESSAGES))
                .isFalse();
        assertThat(EventGates.passes("MESSAGE_CREATE", direct, DIRECT_MESSAGES)).isTrue();
        assertThat(EventGates.passes("MESSAGE_CREATE", direct, GUILD_MESSAGES)).isFalse();
    }

    @Test
    void pinsInADirectChannelBelongToDirectMessages() {
        assertThat(EventGates.passes("CHANNEL_PINS_UPDATE", json("{'channel_id':'1'}"), GUILDS))
                .isFalse();
        assertThat(EventGates.passes("CHANNEL_PINS_UPDATE", json("{'channel_id':'1'}"), DIRECT_MESSAGES))
                .isTrue();
        assertThat(EventGates.passes("CHANNEL_PINS_UPDATE", json("{'channel_id':'1','guild_id':'2'}"), GUILDS))
                .isTrue();
    }

    @Test
    void aGuildKeepsItsIdElsewhereAndIsGatedAllTheSame() {
        assertThat(EventGates.passes("GUILD_CREATE", json("{'id':'1'}"), GUILDS))
                .isTrue();
        assertThat(EventGates.passes("GUILD_CREATE", json("{'id':'1'}"), ~GUILDS))
                .isFalse();
    }

    @Test
    void theBotHearsOfItsOwnMemberUpdateWithoutTheIntent() {
        assertThat(EventGates.passes("GUILD_MEMBER_UPDATE", json("{'guild_id':'1','user':{'id':'77'}}"), 0, SELF))
                .isTrue();
        assertThat(EventGates.passes("GUILD_MEMBER_UPDATE", json("{'guild_id':'1','user':{'id':'78'}}"), 0, SELF))
                .isFalse();
    }

    @Test
    void theBotHearsOfItsOwnThreadsWithoutGuildMembers() {
        var selfAdded = json("{'guild_id':'1','added_members':[{'user_id':'5'},{'user_id':'77'}]}");
        var selfRemoved = json("{'guild_id':'1','removed_member_ids':['77']}");
        var others = json("{'guild_id':'1','added_members':[{'user_id':'5'}],'removed_member_ids':['6']}");

        assertThat(EventGates.passes("THREAD_MEMBERS_UPDATE", selfAdded, GUILDS, SELF))
                .isTrue();
        assertThat(EventGates.passes("THREAD_MEMBERS_UPDATE", selfRemoved, GUILDS, SELF))
                .isTrue();
        assertThat(EventGates.passes("THREAD_MEMBERS_UPDATE", others, GUILDS, SELF))
                .isFalse();
        assertThat(EventGates.passes("THREAD_MEMBERS_UPDATE", others, GUILD_MEMBERS, SELF))
                .isTrue();
        assertThat(EventGates.passes("THREAD_MEMBERS_UPDATE", selfAdded, 0, SELF))
                .isFalse();
    }

    @Test
    void anUndocumentedEventOfAnyShapePassesAlways() {
        assertThat(EventGates.passes("PRESENCES_REPLACE", json("[]"), 0)).isTrue();
        assertThat(EventGates.passes("GUILD_SYNC", json("null"), 0)).isTrue();
    }
}
