package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Fixture.THOUSAND_GUILDS;
import static dev.shard.sim.traffic.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** That the traffic looks like Discord's: its sizes, its ids, and that it speaks of things that are there. */
class TrafficRealismTest {
    private static final long FIRST_2015 = Snowflakes.EPOCH;
    private static final long END_2026 = 1_798_761_600_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theMixHasAMedianOf700BytesAndAMeanOf1400(long seed) {
        var generator = TrafficGenerator.seeded(seed, THOUSAND_GUILDS);
        int[] sizes = new int[20_000];
        Arrays.setAll(sizes, i -> bytes(generator.next()).length);
        Arrays.sort(sizes);

        assertThat(sizes[sizes.length / 2]).as("median").isCloseTo(700, within(70));
        assertThat(Arrays.stream(sizes).average().orElseThrow()).as("mean").isCloseTo(1400, within(350.0));
        assertThat(sizes[0]).as("smallest").isLessThan(100);
        assertThat(sizes[sizes.length - 1]).as("largest").isGreaterThan(100_000);
    }

    @Test
    void mostGuildsAreAFewKilobytesSomeAHundredAndAFewUpToTwoMegabytes() {
        var generator = TrafficGenerator.seeded(11, THOUSAND_GUILDS);
        int[] sizes = THOUSAND_GUILDS.stream()
                .mapToInt(id -> bytes(generator.guildCreate(id)).length)
                .sorted()
                .toArray();

        assertThat(sizes[500]).isBetween(5_000, 12_000);
        assertThat(sizes[900]).isBetween(60_000, 150_000);
        assertThat(sizes[999]).isBetween(1_000_000, 2 << 20);
    }

    @Test
    void idsAreStringsWhoseTimeIsPlausible() {
        var generator = TrafficGenerator.seeded(4, THOUSAND_GUILDS);
        for (String name : TrafficGenerator.eventNames()) {
            checkIds(name, generator.next(name).data());
        }
    }

    private static void checkIds(String where, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String path = where + "." + field.getKey();
            boolean id = field.getKey().endsWith("_id") && field.getValue().isString();
            if (id && field.getValue().stringValue().matches("[0-9]{15,}")) {
                assertThat(Snowflakes.millis(
                                Long.parseUnsignedLong(field.getValue().stringValue())))
                        .as(path)
                        .isBetween(FIRST_2015, END_2026);
            }
            checkIds(path, field.getValue());
        }
        if (node.isArray()) {
            node.forEach(element -> checkIds(where + "[]", element));
        }
    }

    @Test
    void messagesComeFromMembersInChannelsThatTheGuildHasNamed() {
        long guildId = THOUSAND_GUILDS.get(3);
        var generator = TrafficGenerator.seeded(8, List.of(guildId));
        JsonNode guild = generator.guildCreate(guildId).data();
        Set<String> channels = ids(guild.path("channels"));
        Set<String> members = new HashSet<>();
        guild.path("members")
                .forEach(member -> members.add(member.path("user").path("id").stringValue()));

        for (int i = 0; i < 500; i++) {
            TrafficEvent event = generator.next("MESSAGE_CREATE");
            if (event.guildId().isPresent()) {
                assertThat(channels).contains(event.data().path("channel_id").stringValue());
                assertThat(members)
                        .contains(event.data().path("author").path("id").stringValue());
            }
        }
    }

    private static Set<String> ids(JsonNode array) {
        Set<String> ids = new HashSet<>();
        array.forEach(element -> ids.add(element.path("id").stringValue()));
        return ids;
    }

    @Test
    void timeNeverGoesBack() {
        var generator = TrafficGenerator.seeded(6, THOUSAND_GUILDS);
        long last = 0;
        for (int i = 0; i < 200; i++) {
            long id = Long.parseUnsignedLong(
                    generator.next("MESSAGE_CREATE").data().path("id").stringValue());
            assertThat(Snowflakes.millis(id)).isGreaterThanOrEqualTo(last);
            last = Snowflakes.millis(id);
        }
    }

    @Test
    void someoneIsTheSamePersonInEveryEvent() {
        var generator = TrafficGenerator.seeded(9, List.of(THOUSAND_GUILDS.get(0)));
        Map<String, JsonNode> people = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            JsonNode author = generator.next("MESSAGE_CREATE").data().path("author");
            JsonNode known = people.putIfAbsent(author.path("id").stringValue(), author);
            assertThat(known == null || known.equals(author)).isTrue();
        }
    }
}
