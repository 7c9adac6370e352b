package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ShardSet;
import dev.shard.core.HttpGatewayLocator;
import dev.shard.core.InMemorySessionStore;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.fleet.ShardFleet;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.gateway.GatewayLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The program of docs/fleet.md does what it says, against the simulator instead of Discord. */
class FleetExampleTest {
    private static final Pattern SHOWN = Pattern.compile("(?ms)^ *// docs: begin\\n(.*?)^ *// docs: end$");
    private static final int SHARDS = 4;

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .recommendedShards(SHARDS)
            .maxConcurrency(SHARDS)
            .start();

    private final InMemorySessionStore store = new InMemorySessionStore();

    private final BotToken token = BotToken.of(GatewaySimulator.DEFAULT_TOKEN);
    private final InProcessIdentifyLimiter limiter = new InProcessIdentifyLimiter();
    private final GatewayLocator locator =
            new HttpGatewayLocator(token, Providers.codec("json", Settings.empty()), gateway.apiUrl(), limiter::update);

    private Shards.Builder bot() {
        return Shards.builder(token, Intents.nonPrivileged())
                .gatewayLocator(locator)
                .identifyLimiter(limiter)
                .sessionStore(store);
    }

    /** R12, S20, on sockets. */
    @Test
    void theNextFleetIdentifiesNobody() {
        ShardFleet first = FleetExample.fleet(bot());
        FleetExample.run(first);
        FleetExample.handOver(first);

        try (ShardFleet second = FleetExample.fleet(bot())) {
            FleetExample.run(second);

            assertThat(second.status().active()).isEqualTo(SHARDS);
            assertThat(gateway.counts().identifies()).isEqualTo(SHARDS);
            assertThat(gateway.counts().resumes()).isEqualTo(SHARDS);
            assertThat(gateway.violations()).isEmpty();
        }
    }

    @Test
    void aFleetGrowsToWhatDiscordRecommendsAndNoFurther() {
        try (ShardFleet fleet = ShardFleet.of(bot(), ShardSet.of(1))) {
            FleetExample.run(fleet);

            join(FleetExample.grow(fleet, locator));
            join(FleetExample.grow(fleet, locator));

            assertThat(fleet.status().active()).isEqualTo(SHARDS);
            assertThat(gateway.counts().identifies()).isEqualTo(1 + SHARDS);
            assertThat(gateway.violations()).isEmpty();
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void theDocumentShowsTheProgramThatTheBuildCompiles() throws IOException {
        String document = Files.readString(Repository.root().resolve("docs/fleet.md"));
        String source = Files.readString(
                Repository.root().resolve("integration-tests/src/test/java/dev/shard/docs/FleetExample.java"));

        List<String> shown = SHOWN.matcher(source)
                .results()
                .map(part -> "```java\n" + part.group(1).stripTrailing().stripIndent() + "\n```\n")
                .toList();

        assertThat(shown).as("marks in FleetExample.java").hasSize(2);
        assertThat(document).contains(shown);
    }
}
