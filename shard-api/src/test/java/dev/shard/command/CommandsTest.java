package dev.shard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.GatewayCommand;
import dev.shard.OnlineStatus;
import dev.shard.Presence;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol, section 2.4. */
class CommandsTest {
    private static final long GUILD = 1100000000000000100L;
    /** The largest snowflake there can be; it must not become negative. */
    private static final long LARGEST = -1L;

    @Test
    void aPresenceReplacesAnEarlierOneThatWaits() {
        var command = new PresenceUpdate(Presence.of(OnlineStatus.IDLE));

        assertThat(command.op()).isEqualTo(3);
        assertThat(command.data()).isEqualTo(Presence.of(OnlineStatus.IDLE).data());
        assertThat(command.coalescingKey())
                .isNotNull()
                .isEqualTo(new PresenceUpdate(Presence.of(OnlineStatus.DND)).coalescingKey());
        assertThatThrownBy(() -> new PresenceUpdate(null)).hasMessage("presence");
    }

    @Test
    void aVoiceStateReplacesAnEarlierOneOfItsGuildOnly() {
        var join = VoiceStateUpdate.join(GUILD, LARGEST);
        var leave = VoiceStateUpdate.leave(GUILD);

        assertThat(join.op()).isEqualTo(4);
        assertThat(join.data())
                .isEqualTo(Map.of(
                        "guild_id",
                        "1100000000000000100",
                        "channel_id",
                        "18446744073709551615",
                        "self_mute",
                        false,
                        "self_deaf",
                        false));
        assertThat(leave.data()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("channel_id", null);
        assertThat(join.coalescingKey()).isNotNull().isEqualTo(leave.coalescingKey());
        assertThat(join.coalescingKey())
                .isNotEqualTo(VoiceStateUpdate.leave(GUILD + 1).coalescingKey());
    }

    @Test
    void theWholeListIsAskedForWithAnEmptyQuery() {
        var command = RequestGuildMembers.all(GUILD).withPresences().withNonce("r-1");

        assertThat(command.op()).isEqualTo(8);
        assertThat(command.data())
                .isEqualTo(Map.of(
                        "guild_id", "1100000000000000100", "query", "", "limit", 0, "presences", true, "nonce", "r-1"));
        assertThat(command.wholeList()).isTrue();
        assertThat(command.coalescingKey()).isNull();
        assertThat(command.nonce()).isEqualTo("r-1");
        assertThat(command.guildId()).isEqualTo(GUILD);
    }

    @Test
    void membersAreAskedForByPrefixOrById() {
        assertThat(RequestGuildMembers.startingWith(GUILD, "ab", 100).data())
                .isEqualTo(Map.of("guild_id", "1100000000000000100", "query", "ab", "limit", 100));
        assertThat(RequestGuildMembers.byId(LARGEST, List.of(1L, LARGEST)).data())
                .isEqualTo(
                        Map.of("guild_id", "18446744073709551615", "user_ids", List.of("1", "18446744073709551615")));
        assertThat(RequestGuildMembers.startingWith(GUILD, "ab", 1).wholeList()).isFalse();
        assertThat(RequestGuildMembers.byId(GUILD, List.of(1L)).wholeList()).isFalse();
        assertThat(RequestGuildMembers.byId(GUILD, List.of(1L)))
                .hasToString("RequestGuildMembers{guild_id=1100000000000000100, user_ids=[1]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    void aLimitOutsideOfItsRangeIsRefused(int limit) {
        assertThatThrownBy(() -> RequestGuildMembers.startingWith(GUILD, "a", limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be from 1 to 100, was " + limit);
    }

    @Test
    void membersThatCannotBeAskedForAreRefused() {
        assertThatThrownBy(() -> RequestGuildMembers.startingWith(GUILD, "", 1))
                .hasMessageContaining("use all(guildId)");
        assertThatThrownBy(() -> RequestGuildMembers.startingWith(GUILD, null, 1))
                .hasMessage("prefix");
        assertThatThrownBy(() -> RequestGuildMembers.byId(GUILD, List.of())).hasMessageContaining("from 1 to 100");
        assertThatThrownBy(() -> RequestGuildMembers.byId(GUILD, ids(101))).hasMessageContaining("were 101");
        assertThatThrownBy(() -> RequestGuildMembers.byId(GUILD, Arrays.asList(1L, null)))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aNonceIsMeasuredInBytes() {
        assertThat(RequestGuildMembers.all(GUILD).withNonce("é".repeat(16)).nonce())
                .hasSize(16);
        assertThatThrownBy(() -> RequestGuildMembers.all(GUILD).withNonce("é".repeat(16) + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nonce may have at most 32 bytes of UTF-8, had 33");
        assertThatThrownBy(() -> RequestGuildMembers.all(GUILD).withNonce(null)).hasMessage("nonce");
    }

    @Test
    void asManyGuildsAsAreAllowedFitIntoOnePayload() {
        var command = new RequestSoundboardSounds(Collections.nCopies(RequestSoundboardSounds.MAX_GUILDS, LARGEST));

        assertThat(command.op()).isEqualTo(31);
        String ids = command.data().toString().replaceAll("[0-9]+", "\"$0\"").replace(" ", "");
        assertThat("{\"op\":31,\"d\":{\"guild_ids\":}}" + ids).hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void soundsOfNoGuildOrOfTooManyAreRefused() {
        assertThatThrownBy(() -> new RequestSoundboardSounds(List.of())).hasMessageContaining("from 1 to 170");
        assertThatThrownBy(() -> new RequestSoundboardSounds(ids(171)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("were 171; send several commands");
    }

    @Test
    void channelInfoIsAskedForByField() {
        var both = new RequestChannelInfo(GUILD, EnumSet.allOf(RequestChannelInfo.Field.class));

        assertThat(both.op()).isEqualTo(43);
        assertThat(both.data())
                .isEqualTo(Map.of("guild_id", "1100000000000000100", "fields", List.of("status", "voice_start_time")));
        assertThatThrownBy(() -> new RequestChannelInfo(GUILD, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("status and voice_start_time");
    }

    @ParameterizedTest
    @CsvSource({
        "0, sent only by the Gateway", "7, sent only by the Gateway", "9, sent only by the Gateway",
        "10, sent only by the Gateway", "11, sent only by the Gateway", "1, sent by the shard itself",
        "2, sent by the shard itself", "6, sent by the shard itself", "-1, from 0 to 2147483647",
        "2147483648, from 0 to 2147483647", "-9223372036854775808, from 0 to 2147483647",
    })
    void anOpcodeThatIsNotTheApplicationsIsRefused(long op, String problem) {
        assertThatThrownBy(() -> GatewayCommand.checkedOp(op))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(String.valueOf(op));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 8, 31, 43, 99, Integer.MAX_VALUE})
    void anyOtherOpcodeMayBeSentRaw(int op) {
        var command = new RawCommand(op, null);

        assertThat(command.op()).isEqualTo(op);
        assertThat(command.coalescingKey()).isNull();
    }

    private static List<Long> ids(int count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
