package dev.shard.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500, PT0.5S",
        "' 10 s ', PT10S",
        "10s, PT10S",
        "1.5 seconds, PT1.5S",
        "2 m, PT2M",
        "2 min, PT2M",
        "1 hour, PT1H",
        "2 days, PT48H",
        "7 us, PT0.000007S",
        "-1 s, PT-1S",
        "PT1M30S, PT1M30S",
        "999999999999 days, PT23999999999976H"
    })
    void anAmountWithAUnitIsRead(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "10 parsecs", "ten", "1e3 s", "P", "999999999999999999 days"})
    void anotherTextIsNoDuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a duration such as 10 s, 500 ms or PT10S, was \"" + text + "\"");
    }

    @Test
    void boundsAreToldInUnits() {
        assertThatThrownBy(() -> Durations.parse("2 h", Duration.ofMillis(1), Duration.ofMinutes(90)))
                .hasMessage("must be from 1 ms to 90 min, was \"2 h\"");
        assertThat(Durations.parse("90 min", Duration.ofMillis(1), Duration.ofMinutes(90)))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT0.0005S, 500000 ns",
        "PT0.5S, 500 ms",
        "PT1.0005S, 1 s",
        "PT1S, 1 s",
        "PT90S, 90 s",
        "PT60S, 1 min",
        "PT36H, 36 h",
        "PT24H, 1 day",
        "PT48H, 2 days",
        "PT-1S, -1 s"
    })
    void theLargestWholeUnitIsShown(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }

    @Property
    void whatIsShownIsReadAsTheSame(@ForAll @LongRange(min = 0, max = 1L << 45) long millis) {
        assertThat(Durations.parse(Durations.format(Duration.ofMillis(millis)))).hasMillis(millis);
    }
}
