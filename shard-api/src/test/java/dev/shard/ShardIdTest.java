package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardIdTest {
    @ParameterizedTest
    @CsvSource({"-1,1", "1,1", "16,16", "0,0", "0,-1", "-2147483648,2147483647"})
    void anIdOutsideOfItsCountIsRefused(int id, int count) {
        assertThatThrownBy(() -> new ShardId(id, count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("shard ")
                .hasMessageContaining(String.valueOf(count < 1 ? count : id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,16", "3/16", "[3,16]", " [ 3 , 16 ] ", "3 / 16"})
    void aTextIsReadInEveryForm(String text) {
        assertThat(ShardId.parse(text)).isEqualTo(ShardId.of(3, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "3,", ",16", "3,16,1", "-3,16", "3.0,16", "9999999999,99999999999", "٣,١٦", "3,16x"})
    void anotherTextIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> ShardId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for example 3,16")
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void aTextWhoseNumbersDoNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> ShardId.parse("16,16"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 15");
    }

    /** S13, S18. */
    @Test
    void aBucketIsTheIdModuloTheConcurrency() {
        assertThat(new ShardId(35, 64).bucket(16)).isEqualTo(3);
        assertThat(new ShardId(35, 64).bucket(1)).isZero();
        assertThatThrownBy(() -> ShardId.SINGLE.bucket(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGuildBelongsToOneShard() {
        assertThat(ShardId.ofGuild(334866293213888514L, 16)).isEqualTo(ShardId.of(9, 16));
        assertThat(ShardId.ofGuild(-1L, 1000)).isEqualTo(ShardId.of(103, 1000));
        assertThatThrownBy(() -> ShardId.ofGuild(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itIsPrintedAsOnTheWire() {
        assertThat(ShardId.SINGLE).hasToString("[0,1]");
    }
}
