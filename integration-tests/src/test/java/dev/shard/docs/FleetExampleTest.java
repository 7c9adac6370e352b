package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.core.HttpGatewayLocator;
import dev.shard.core.InMemorySessionStore;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.fleet.ShardFleet;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
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

    private Shards.Builder bot() {
        BotToken token = BotToken.of(GatewaySimulator.DEFAULT_TOKEN);
        var limiter = new InProcessIdentifyLimiter();
        return Shards.builder(token, Intents.nonPrivileged())
                .gatewayLocator(new HttpGatewayLocator(
                        token, Providers.codec("json", Settings.empty()), gateway.apiUrl(), limiter::update))
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
    void theDocumentShowsTheProgramThatTheBuildCompiles() throws IOException {
        String document = Files.readString(Repository.root().resolve("docs/fleet.md"));
        String source = Files.readString(
                Repository.root().resolve("integration-tests/src/test/java/dev/shard/docs/FleetExample.java"));
        Matcher shown = SHOWN.matcher(source);

        assertThat(shown.find()).as("marks in FleetExample.java").isTrue();
        assertThat(document)
                .contains("```java\n" + shown.group(1).stripTrailing().stripIndent() + "\n```\n");
    }
}
