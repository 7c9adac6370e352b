package dev.shard.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.UnknownNameException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void aKeyThatIsNotSetIsEmpty() {
        Settings settings = Settings.empty();

        assertThat(settings.text("a")).isEmpty();
        assertThat(settings.number("a", 0, 1)).isEmpty();
        assertThat(settings.flag("a")).isEmpty();
        assertThat(settings.duration("a")).isEmpty();
        assertThat(settings.bytes("a", 0, 1)).isEmpty();
    }

    @Test
    void settingsDoNotChangeWithTheMapTheyCameFrom() {
        Map<String, String> values = new HashMap<>(Map.of("a", "1"));
        Settings settings = Settings.of(values);

        values.put("a", "2");

        assertThat(settings.text("a")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "' 10 ', 10", "-5, -5", "+7, 7"})
    void aWholeNumberWithinItsBoundsIsRead(String text, long number) {
        assertThat(number(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "-6", "", "1.5", "1e1", "ten", "0x1", "9223372036854775808"})
    void anotherTextIsNoSuchNumber(String text) {
        assertThatThrownBy(() -> number(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("io-threads must be a whole number from -5 to 10, was \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", "", " true"})
    void aFlagIsTrueOrFalseAndNothingElse(String text) {
        assertThat(Settings.of(Map.of("a", "true")).flag("a")).contains(true);
        assertThat(Settings.of(Map.of("a", "false")).flag("a")).contains(false);
        assertThatThrownBy(() -> Settings.of(Map.of("a", text)).flag("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a must be true or false, was \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PT10S, PT10S",
        "10000, PT10S",
        "0, PT0S",
        "999999999999, PT277777H46M39.999S",
        "pt1m, PT1M",
        "10 s, PT10S",
        "1.5 min, PT1M30S",
        "-1, PT-0.001S"
    })
    void aDurationIsReadInBothForms(String text, Duration duration) {
        assertThat(Settings.of(Map.of("a", text)).duration("a")).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10 seks", "ten", "PT", "PT99999999999999999999S", "9999999999999999999"})
    void anotherTextIsNoDuration(String text) {
        assertThatThrownBy(() -> Settings.of(Map.of("a", text)).duration("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a must be a duration such as 10 s, 500 ms or PT10S, was \"" + text);
    }

    @Test
    void boundsAreToldInTheUnitsOfAConfiguration() {
        Settings settings = Settings.of(Map.of("wait", "11 min", "read-bytes", "1"));

        assertThatThrownBy(() -> settings.duration("wait", Duration.ZERO, Duration.ofMinutes(10)))
                .hasMessage("wait must be from 0 to 10 min, was \"11 min\"");
        assertThatThrownBy(() -> settings.bytes("read-bytes", 4096, 1 << 24))
                .hasMessage("read-bytes must be a size from 4 KiB to 16 MiB, such as 65536 or 64 KiB, was \"1\"");
        assertThat(settings.duration("wait", Duration.ZERO, Duration.ofHours(1)))
                .contains(Duration.ofMinutes(11));
        assertThat(settings.bytes("read-bytes", 1, 1)).hasValue(1);
    }

    @Test
    void aKeyThatTheModuleDoesNotKnowIsRefusedWithTheNearest() {
        Settings settings = Settings.of(Map.of("io-thread", "2"));

        settings.allowOnly("io-thread", "tls");
        assertThatThrownBy(() -> settings.allowOnly("io-threads", "tls"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("no setting named \"io-thread\"; did you mean io-threads? Available: io-threads, tls");
        assertThatThrownBy(settings::allowOnly).isInstanceOf(UnknownNameException.class);
    }

    private static OptionalLong number(String text) {
        return Settings.of(Map.of("io-threads", text)).number("io-threads", -5, 10);
    }
}
