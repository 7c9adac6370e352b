package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Fixture.THOUSAND_GUILDS;
import static dev.shard.sim.traffic.Fixture.bytes;
import static dev.shard.sim.traffic.Fixture.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** That the traffic holds the text and the numbers that break naive code, and that all of it survives a round trip. */
class HostileTextTest {
    @Property(tries = 200)
    void whateverIsGeneratedSurvivesARoundTrip(@ForAll long seed) {
        var generator = TrafficGenerator.seeded(seed, THOUSAND_GUILDS);
        for (TrafficEvent event :
                new TrafficEvent[] {generator.next(), generator.next(), generator.nextUndocumented()}) {
            assertThat(parse(bytes(event))).isEqualTo(event.data());
        }
    }

    @Property(tries = 300)
    void aTextHasNoLoneSurrogateAndAboutTheLengthAskedFor(@ForAll long seed, @ForAll @IntRange(max = 1900) int length)
            throws CharacterCodingException {
        String text = Words.text(new Draw(seed), length);

        assertThat(StandardCharsets.UTF_8
                        .newEncoder()
                        .encode(CharBuffer.wrap(text))
                        .hasRemaining())
                .isEqualTo(length > 0);
        assertThat(text.length()).isBetween(length, length + 80);
    }

    @Property(tries = 300)
    void aNameFitsInto32Characters(@ForAll long seed) {
        assertThat(Words.displayName(new Draw(seed))
                        .codePointCount(0, Words.displayName(new Draw(seed)).length()))
                .isBetween(1, 32);
        assertThat(Words.handle(new Draw(seed))).matches("[a-z0-9._]{2,32}");
    }

    @Test
    void contentsHoldWhatBreaksNaiveCode() {
        var generator = TrafficGenerator.seeded(12, THOUSAND_GUILDS);
        var contents = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            contents.append(
                    generator.next("MESSAGE_CREATE").data().path("content").stringValue());
        }

        assertThat(contents)
                .contains(
                        "\"op\":", "}{", "\"", "\\", "\\ud83d", "\u0000", "\u001F", "\u2028", "\u2029", "\uFEFF",
                        "\u202E")
                .contains("𠮷", "👩\u200D👩\u200D👧\u200D👦", "🇨🇭", "مرحبا", "שלום", "cafe\u0301");
    }

    @Test
    void unknownFieldsHoldEveryKindOfNumberAndEmptiness() {
        Set<String> kinds = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            for (JsonNode value :
                    Quirks.unknownFields(Obj.obj(), new Draw(seed)).node()) {
                kinds.add(kind(value));
            }
        }

        assertThat(kinds)
                .contains(
                        "beyond 2^53",
                        "beyond 2^63",
                        "negative",
                        "decimal",
                        "exponent",
                        "null",
                        "empty array",
                        "empty object",
                        "envelope");
    }

    private static String kind(JsonNode value) {
        String text = value.toString();
        if (value.isBigInteger()) {
            return "beyond 2^63";
        }
        if (value.isIntegralNumber()) {
            return value.longValue() < 0 ? "negative" : "beyond 2^53";
        }
        if (value.isNumber()) {
            return text.contains("E") ? "exponent" : "decimal";
        }
        if (value.isContainer() && value.isEmpty()) {
            return value.isArray() ? "empty array" : "empty object";
        }
        return value.has("op") ? "envelope" : text;
    }

    @Test
    void numbersBeyondADoubleStayExact() {
        var generator = TrafficGenerator.seeded(13, THOUSAND_GUILDS);
        var presences = Stream.generate(() -> parse(bytes(generator.next("PRESENCE_UPDATE"))))
                .limit(3000);

        assertThat(presences).anyMatch(HostileTextTest::startsBeyondADouble);
    }

    private static boolean startsBeyondADouble(JsonNode presence) {
        for (JsonNode activity : presence.path("activities")) {
            if (activity.path("timestamps").path("start").asLong(0) == (1L << 53) + 1) {
                return true;
            }
        }
        return false;
    }
}
