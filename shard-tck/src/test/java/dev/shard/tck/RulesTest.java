package dev.shard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the SPI promises is what the kit tests. */
class RulesTest {
    @ParameterizedTest
    @CsvSource({
        "codec, C, 11",
        "compression, D, 9",
        "identify, I, 9",
        "identify, J, 3",
        "session, S, 5",
        "transport, T, 20"
    })
    void theRulesOfTheJavadocAreTheRulesOfTheKit(String seam, char letter, int last) {
        Set<String> numbers = new TreeSet<>();
        for (int number = 1; number <= last; number++) {
            numbers.add(letter + "" + number);
        }

        assertThat(Rules.stated(seam, letter)).isEqualTo(numbers);
        assertThat(Rules.tested(seam, letter)).isEqualTo(Rules.testable(seam, letter));
    }
}
