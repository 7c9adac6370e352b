package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentsTest {
    /** Protocol, section 4.4: bit, name, a star where privileged. */
    private static final String DOCUMENTED = """
            0 GUILDS
            1 GUILD_MEMBERS *
            2 GUILD_MODERATION
            3 GUILD_EXPRESSIONS
            4 GUILD_INTEGRATIONS
            5 GUILD_WEBHOOKS
            6 GUILD_INVITES
            7 GUILD_VOICE_STATES
            8 GUILD_PRESENCES *
            9 GUILD_MESSAGES
            10 GUILD_MESSAGE_REACTIONS
            11 GUILD_MESSAGE_TYPING
            12 DIRECT_MESSAGES
            13 DIRECT_MESSAGE_REACTIONS
            14 DIRECT_MESSAGE_TYPING
            15 MESSAGE_CONTENT *
            16 GUILD_SCHEDULED_EVENTS
            20 AUTO_MODERATION_CONFIGURATION
            21 AUTO_MODERATION_EXECUTION
            24 GUILD_MESSAGE_POLLS
            25 DIRECT_MESSAGE_POLLS
            """;

    @Test
    void theIntentsAreThoseThatDiscordDocuments() {
        String ours = Arrays.stream(Intent.values())
                .map(intent -> intent.bit() + " " + intent + (intent.privileged() ? " *" : "") + "\n")
                .collect(Collectors.joining());

        assertThat(ours).isEqualTo(DOCUMENTED);
    }

    @Test
    void theSetsHaveTheDocumentedBits() {
        assertThat(Intents.all().bits()).isEqualTo(53608447);
        assertThat(Intents.all().privileged().bits()).isEqualTo(33026);
        assertThat(Intents.nonPrivileged().bits()).isEqualTo(53575421);
        assertThat(Intents.none().bits()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GUILDS, GUILD_MESSAGES          | 513",
                "guilds                          | 1",
                "ALL                             | 53608447",
                "NON_PRIVILEGED MESSAGE_CONTENT  | 53608189",
                "NONE                            | 0",
                "53608447                        | 53608447",
                "GUILD_BANS                      | 4",
                "GUILD_EMOJIS_AND_STICKERS,      | 8",
            })
    void aTextIsReadInEveryForm(String text, int bits) {
        assertThat(Intents.parse(text).bits()).isEqualTo(bits);
    }

    @Test
    void namesMayBeSeparatedByCommasSpacesAndBars() {
        assertThat(Intents.parse(" GUILDS|GUILD_MESSAGES ,\n guild_members "))
                .isEqualTo(Intents.of(Intent.GUILDS, Intent.GUILD_MESSAGES, Intent.GUILD_MEMBERS));
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> Intents.parse("GUILDS,GUILD_MESAGES"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no intent named \"GUILD_MESAGES\"; did you mean GUILD_MESSAGES?");
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 17, 1 << 19, 1 << 22, 1 << 26, 1L << 32, -1, Long.MIN_VALUE})
    void undefinedBitsAreRefused(long bits) {
        assertThatThrownBy(() -> Intents.ofBits(bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("undefined bits")
                .hasMessageContaining("53608447");
    }

    @Test
    void aSetIsImmutableAndKnowsItsMembers() {
        Intents one = Intents.of(Intent.GUILDS);

        Intents two = one.with(Intent.GUILD_MEMBERS);

        assertThat(one.asSet()).containsExactly(Intent.GUILDS);
        assertThat(two.asSet()).containsExactly(Intent.GUILDS, Intent.GUILD_MEMBERS);
        assertThat(two.contains(Intent.GUILD_MEMBERS)).isTrue();
        assertThat(two.containsAny(Intents.of(Intent.GUILD_MEMBERS, Intent.GUILD_MESSAGES)))
                .isTrue();
        assertThat(one.containsAny(Intents.of(Intent.GUILD_MEMBERS))).isFalse();
        assertThat(two).hasToString("[GUILDS, GUILD_MEMBERS]");
        assertThatThrownBy(() -> two.asSet().remove(Intent.GUILDS)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void setsWithEqualMembersAreEqual() {
        assertThat(Intents.of(List.of(Intent.GUILD_MEMBERS, Intent.GUILDS)))
                .isEqualTo(Intents.ofBits(3))
                .hasSameHashCodeAs(Intents.ofBits(3))
                .isNotEqualTo(Intents.none());
    }
}
