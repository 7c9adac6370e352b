package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Fixture.THOUSAND_GUILDS;
import static dev.shard.sim.traffic.Fixture.bytes;
import static dev.shard.sim.traffic.Fixture.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TrafficGeneratorTest {
    private static final Set<String> NEVER_UNASKED =
            Set.of("READY", "RESUMED", "RATE_LIMITED", "GUILD_MEMBERS_CHUNK", "SOUNDBOARD_SOUNDS", "CHANNEL_INFO");

    @Provide
    static Arbitrary<String> names() {
        return Arbitraries.of(TrafficGenerator.eventNames());
    }

    @Property(tries = 1000)
    void everyDocumentedEventIsALegalObject(@ForAll long seed, @ForAll("names") String name) {
        TrafficEvent event = TrafficGenerator.seeded(seed, THOUSAND_GUILDS).next(name);

        assertThat(event.name()).isEqualTo(name);
        assertThat(event.data().isObject()).isTrue();
        assertThat(parse(bytes(event))).isEqualTo(event.data());
        assertThat(event.guildId().stream().boxed()).isSubsetOf(THOUSAND_GUILDS);
    }

    @Test
    void theNamesAreThe79DocumentedOnes() {
        assertThat(TrafficGenerator.eventNames())
                .isEqualTo(DocumentedIntents.byEvent().keySet());
    }

    /** R20. */
    @Property(tries = 20)
    void theSameSeedGivesTheSameBytes(@ForAll long seed) {
        assertThat(digest(seed, 200)).isEqualTo(digest(seed, 200)).isNotEqualTo(digest(seed + 1, 200));
    }

    /**
     * R20. If it fails on one JDK only, a draw or a format depends on the JDK. If it fails on all, the traffic was
     * changed: on purpose, hopefully, and then the new digest belongs here.
     */
    @Test
    void theSameSeedGivesTheSameBytesOnEveryJdk() {
        assertThat(digest(2015, 5000)).isEqualTo("2ad84925cc1dd13692863cad4d04257e08f8196090e4dcfd2662ff68b26d6008");
    }

    private static String digest(long seed, int events) {
        MessageDigest sha = sha256();
        var generator = TrafficGenerator.seeded(seed, THOUSAND_GUILDS);
        for (int i = 0; i < events; i++) {
            sha.update(bytes(generator.next()));
            sha.update(bytes(generator.nextUndocumented()));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theMixHasEveryEventThatComesUnasked() {
        var generator = TrafficGenerator.seeded(42, THOUSAND_GUILDS);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 60_000; i++) {
            seen.add(generator.next().name());
        }

        Set<String> expected = new HashSet<>(TrafficGenerator.eventNames());
        expected.removeAll(NEVER_UNASKED);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aGuildThatGoesComesBackAtOnce() {
        var generator = TrafficGenerator.seeded(7, THOUSAND_GUILDS);
        for (int outages = 0; outages < 10; ) {
            TrafficEvent event = generator.next();
            if (event.name().equals("GUILD_DELETE")) {
                outages++;
                assertThat(generator.next())
                        .isEqualTo(generator.guildCreate(event.guildId().orElseThrow()));
            }
        }
    }

    @Test
    void aGuildIsTheSameWheneverItIsAskedFor() {
        var fresh = TrafficGenerator.seeded(1, List.of());
        var used = TrafficGenerator.seeded(1, THOUSAND_GUILDS);
        for (int i = 0; i < 100; i++) {
            used.next();
        }

        long guild = THOUSAND_GUILDS.get(17);
        assertThat(used.guildCreate(guild)).isEqualTo(fresh.guildCreate(guild));
        assertThat(used.guildCreate(guild).guildId()).isEqualTo(OptionalLong.of(guild));
    }

    @Test
    void aGuildIdMayUseAll64Bits() {
        var generator = TrafficGenerator.seeded(1, List.of(-1L, 0L, 1L));

        assertThat(generator.guildCreate(-1L).data().path("id").stringValue()).isEqualTo("18446744073709551615");
        assertThat(generator.guildCreate(-1L).guildId()).isEqualTo(OptionalLong.of(-1L));
        assertThat(parse(bytes(generator.next("GUILD_CREATE"))).isObject()).isTrue();
    }

    @Test
    void anEventCanBeAskedForInAGivenGuild() {
        var generator = TrafficGenerator.seeded(1, List.of());

        assertThat(generator
                        .next("SOUNDBOARD_SOUNDS", 99)
                        .data()
                        .path("guild_id")
                        .stringValue())
                .isEqualTo("99");
        assertThat(generator.next("MESSAGE_CREATE", 99).guildId()).isEqualTo(OptionalLong.of(99));
        assertThatThrownBy(() -> generator.next("USER_UPDATE", 99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USER_UPDATE");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> TrafficGenerator.seeded(1, THOUSAND_GUILDS).next("MESSAGE_CRATE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"MESSAGE_CRATE\"")
                .hasMessageContaining("MESSAGE_CREATE");
    }

    @Test
    void withoutGuildsAllEventsAreDirect() {
        var generator = TrafficGenerator.seeded(3, List.of());
        for (int i = 0; i < 1000; i++) {
            assertThat(generator.next().guildId()).isEmpty();
        }

        assertThatThrownBy(() -> generator.next("GUILD_ROLE_CREATE"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("guild");
    }

    @Test
    void undocumentedEventsAreUndocumentedAndOfAnyShape() {
        var generator = TrafficGenerator.seeded(5, THOUSAND_GUILDS);
        Set<String> names = new HashSet<>();
        Set<String> shapes = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            TrafficEvent event = generator.nextUndocumented();
            names.add(event.name());
            shapes.add(event.data().getNodeType().name());
        }

        assertThat(names)
                .contains("PRESENCES_REPLACE", "GUILD_SYNC")
                .doesNotContainAnyElementsOf(TrafficGenerator.eventNames());
        assertThat(shapes).containsExactlyInAnyOrder("OBJECT", "ARRAY", "NULL", "BOOLEAN", "NUMBER", "STRING");
    }
}
