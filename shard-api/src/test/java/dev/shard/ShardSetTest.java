package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardSetTest {
    @Test
    void aRangeMayStartAboveZero_S18() {
        assertThat(ShardSet.parse("6-8/16").shards(1))
                .containsExactly(new ShardId(6, 16), new ShardId(7, 16), new ShardId(8, 16));
    }

    @Test
    void allAreAsManyAsRecommended() {
        assertThat(ShardSet.parse(" ALL ").shards(3))
                .containsExactly(new ShardId(0, 3), new ShardId(1, 3), new ShardId(2, 3));
    }

    @Test
    void singleIdsAndRangesComeInOrderAndOnce() {
        assertThat(ShardSet.parse("9, 3,2-4/16").shards(1))
                .extracting(ShardId::id)
                .containsExactly(2, 3, 4, 9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "16; no set of shards: \"16\"; say all, 0-15/16",
                "0-15; no set of shards",
                "/16; no set of shards",
                "0-/16; because of \"0-\"",
                "1,,2/16; because of \"\"",
                "-1/16; because of \"-1\"",
                "0-16/16; shard id must be from 0 to 15 for 16 shards, was 16",
                "5-3/16; must not end before it begins, was 5-3",
                "0/0; shard count must be at least 1, was 0",
                "everything; no set of shards",
                "0-1/16/2; no set of shards"
            })
    void whatIsNoSetIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> ShardSet.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "0/1", "0-15/16", "3,5/16", "0-1,4,7-9/16"})
    void theTextReadsItself(String text) {
        assertThat(ShardSet.parse(text)).hasToString(text);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @Size(min = 1, max = 40) Set<@IntRange(max = 99) Integer> ids) {
        List<ShardId> shards = new ArrayList<>();
        ids.stream().sorted().forEach(id -> shards.add(new ShardId(id, 100)));
        ShardSet set = ShardSet.of(shards);

        assertThat(ShardSet.parse(set.toString())).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(set.shards(1)).isEqualTo(shards);
    }

    @Test
    void onlyAWholeSetHasEveryShardOfItsCount() {
        assertThat(ShardSet.parse("all").isWhole()).isTrue();
        assertThat(ShardSet.of(4).isWhole()).isTrue();
        assertThat(ShardSet.parse("0-2/4").isWhole()).isFalse();
    }

    @Test
    void shardsOfTwoCountsAreNoFleet() {
        assertThatThrownBy(() -> ShardSet.of(List.of(new ShardId(0, 2), new ShardId(1, 3))))
                .hasMessageContaining("of one count");
        assertThatThrownBy(() -> ShardSet.of(List.of())).hasMessageContaining("at least one shard");
    }
}
