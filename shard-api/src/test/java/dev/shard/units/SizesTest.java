package dev.shard.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "65536, 65536",
        "' 64 KiB ', 65536",
        "64K, 65536",
        "1.5 MiB, 1572864",
        "2 kB, 2000",
        "3 megabytes, 3000000",
        "1 g, 1073741824",
        "0.5 B, 0"
    })
    void aNumberWithAUnitIsRead(String text, long bytes) {
        assertThat(Sizes.parse(text, 0, Long.MAX_VALUE)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "KiB", "64 KiBs", "-1", "1e3", "0x10", "1 2", "9999999999999999999", "999999999999999999 GiB"
            })
    void anotherTextIsNoSize(String text) {
        assertThatThrownBy(() -> Sizes.parse(text, 0, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a size of at least 0, such as 65536 or 64 KiB, was \"" + text + "\"");
    }

    @Test
    void theLargestOfANumberTypeIsToldAsARoundNumber() {
        assertThatThrownBy(() -> Sizes.parse("2 GiB", 4096, Integer.MAX_VALUE))
                .hasMessageStartingWith("must be a size from 4 KiB to less than 2 GiB, such as");
        assertThat(Sizes.parse("2147483647", 4096, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1 byte",
        "1000, 1000 bytes",
        "4096, 4 KiB",
        "5120, 5 KiB",
        "16777216, 16 MiB",
        "1073741824, 1 GiB"
    })
    void theLargestWholeUnitIsShown(long bytes, String text) {
        assertThat(Sizes.format(bytes)).isEqualTo(text);
    }

    @Property
    void whatIsShownIsReadAsTheSame(@ForAll @LongRange(min = 0) long bytes) {
        assertThat(Sizes.parse(Sizes.format(bytes), 0, Long.MAX_VALUE)).isEqualTo(bytes);
    }
}
