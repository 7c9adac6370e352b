package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Laws of the small values. */
class ApiPropertiesTest {
    @Property
    void intentsSurviveTheirBits(@ForAll Set<Intent> members) {
        Intents intents = Intents.of(members);

        assertThat(Intents.ofBits(intents.bits())).isEqualTo(intents);
        assertThat(Intents.ofBits(intents.bits()).asSet()).isEqualTo(members);
    }

    @Property
    void intentsSurviveTheirNames(@ForAll Set<Intent> members) {
        String names = String.join(",", members.stream().map(Intent::name).toList());

        assertThat(Intents.parse(names).asSet()).isEqualTo(members);
        assertThat(Intents.parse(String.valueOf(Intents.of(members).bits())).asSet())
                .isEqualTo(members);
    }

    @Property
    void bitsAreReadExactlyOrRefused(@ForAll long bits) {
        if ((bits & ~53608447L) == 0) {
            assertThat(Intents.ofBits(bits).bits()).isEqualTo((int) bits);
        } else {
            assertThatThrownBy(() -> Intents.ofBits(bits)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** S18: Discord's formula over the snowflake as an unsigned number, computed another way. */
    @Property
    void aGuildIsFoundByDiscordsFormula(@ForAll long guild, @ForAll @IntRange(min = 1) int count) {
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(guild));
        int expected = unsigned.shiftRight(22).mod(BigInteger.valueOf(count)).intValueExact();

        assertThat(ShardId.ofGuild(guild, count)).isEqualTo(new ShardId(expected, count));
    }

    @Property
    void aShardSurvivesItsText(
            @ForAll @IntRange(min = 1, max = 999_999_999) int count, @ForAll @IntRange(max = 999_999_998) int id) {
        ShardId shard = new ShardId(id % count, count);

        assertThat(ShardId.parse(shard.toString())).isEqualTo(shard);
    }

    @Property
    void aPeersReasonIsCutBetweenCharacters(@ForAll @StringLength(max = 200) String reason) {
        String text = reason.replaceAll("[\ud800-\udfff]", "") + "é😀".repeat(reason.length() % 30);

        String kept = CloseStatus.byPeer(4000, text).reason();

        int bytes = kept.getBytes(StandardCharsets.UTF_8).length;
        assertThat(text).startsWith(kept);
        assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(kept);
        assertThat(kept.equals(text) || bytes > CloseStatus.MAX_REASON_BYTES - 4)
                .isTrue();
        assertThat(bytes).isLessThanOrEqualTo(CloseStatus.MAX_REASON_BYTES);
    }

    @Property
    void theDistanceOfNamesIsAMetric(@ForAll("words") String one, @ForAll("words") String other) {
        int distance = UnknownNameException.distance(one, other);

        assertThat(distance).isEqualTo(UnknownNameException.distance(other, one));
        assertThat(distance == 0).isEqualTo(one.equalsIgnoreCase(other));
        assertThat(distance).isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(List.of("a", "b", "B", "zlib-", "stream", "_"))
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }
}
