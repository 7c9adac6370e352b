package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Activity;
import dev.shard.BackoffPolicy;
import dev.shard.CloseAction;
import dev.shard.IdentifyProperties;
import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.OnlineStatus;
import dev.shard.Presence;
import dev.shard.ShardConfig;
import dev.shard.ShardId;
import dev.shard.ShardLimits;
import dev.shard.ShardSet;
import dev.shard.ShardTimeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every key, set to something else, has its effect. */
class EverySettingTest {
    private static final String[] EVERYTHING = {
        "shard {",
        "  token = \"Bot other.token\"",
        "  intents = [GUILDS, guild_messages]",
        "  id = 3, count = 16, shards = 0-7/16",
        "  transport = javaws, codec = etf, compression = auto, compression-fallbacks = [],",
        "  session-store = file",
        "  gateway-url = \"wss://gateway.example\"",
        "  api-url = \"https://api.example/v10\"",
        "  api-version = 9, max-session-age = 1 hour",
        "  large-threshold = 250",
        "  auto-reconnect = no",
        "  loop-blocked-after = 250 ms",
        "  random-seed = 42",
        "  presence { status = idle, afk = true, idle-since = \"2026-01-31T12:00:00Z\"",
        "    activities = [{ type = custom, state = hello }, { name = chess }] }",
        "  properties { os = plan9, browser = b, device = d }",
        "  timeouts { connect = 1 s, hello = 2000, close = PT3S, zombie-close = 4 seconds }",
        "  limits { max-message-bytes = 4 KiB, max-inflated-bytes = 1 MiB, max-queued-commands = 7 }",
        "  backoff { base = 2 s, cap = 1 hour, stable-after = 0, max-attempts = 5 }",
        "  close-actions { 4000 = identify, 1006 = FAIL }",
        "  listener { events = [MESSAGE_CREATE, NEW_EVENT], raw-messages = true, max-queued-events = 9, max-queued-bytes = 1 MiB }",
        "  identify { reserve = 0, from-reserve = 3 }",
        "}"
    };

    private final ShardConfiguration configuration = Read.of(EVERYTHING);
    private final ShardConfig shard = configuration.shard();

    @Test
    void ofTheShard() {
        assertThat(shard.token().reveal()).isEqualTo("other.token");
        assertThat(shard.intents()).isEqualTo(Intents.of(Intent.GUILDS, Intent.GUILD_MESSAGES));
        assertThat(shard.shard()).isEqualTo(new ShardId(3, 16));
        assertThat(shard.gatewayUrl()).isEqualTo(URI.create("wss://gateway.example"));
        assertThat(shard.apiVersion()).isEqualTo(9);
        assertThat(shard.largeThreshold()).isEqualTo(250);
        assertThat(shard.maxSessionAge()).hasHours(1);
        assertThat(shard.autoReconnect()).isFalse();
        assertThat(shard.presence())
                .isEqualTo(new Presence(
                        OnlineStatus.IDLE,
                        List.of(Activity.custom("hello"), Activity.of(Activity.Type.PLAYING, "chess")),
                        Instant.parse("2026-01-31T12:00:00Z"),
                        true));
        assertThat(shard.properties()).isEqualTo(new IdentifyProperties("plan9", "b", "d"));
    }

    @Test
    void ofItsPatience() {
        assertThat(shard.timeouts())
                .isEqualTo(new ShardTimeouts(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4)));
        assertThat(shard.limits()).isEqualTo(new ShardLimits(4096, 1 << 20, 7));
        assertThat(shard.backoff())
                .isEqualTo(new BackoffPolicy(Duration.ofSeconds(2), Duration.ofHours(1), Duration.ZERO, 5));
        assertThat(shard.closeActions()).isEqualTo(Map.of(4000, CloseAction.IDENTIFY, 1006, CloseAction.FAIL));
    }

    @Test
    void ofWhatSurroundsIt() {
        assertThat(configuration.shards()).isEqualTo(ShardSet.parse("0-7/16"));
        assertThat(configuration.transport()).isEqualTo("javaws");
        assertThat(configuration.codec()).isEqualTo("etf");
        assertThat(configuration.compression()).isEqualTo("auto");
        assertThat(configuration.sessionStore()).isEqualTo("file");
        assertThat(configuration.apiUrl()).isEqualTo(URI.create("https://api.example/v10"));
        assertThat(configuration.loopBlockedAfter()).hasMillis(250);
        assertThat(configuration.randomSeed()).hasValue(42);
        assertThat(configuration.identifyReserve()).isZero();
        assertThat(configuration.identifiesFromReserve()).isEqualTo(3);
        assertThat(configuration.events()).containsExactlyInAnyOrder("MESSAGE_CREATE", "NEW_EVENT");
        assertThat(configuration.listenerOptions(Runnable::run)).satisfies(options -> {
            assertThat(options.events()).isEqualTo(configuration.events());
            assertThat(options.rawMessages()).isTrue();
            assertThat(options.maxQueuedEvents()).isEqualTo(9);
            assertThat(options.maxQueuedBytes()).isEqualTo(1 << 20);
        });
    }

    /** The text above leaves out no key: each one has an origin in it. */
    @Test
    void andNoneIsLeftOut() {
        assertThat(configuration.values())
                .filteredOn(
                        value -> !value.key().matches("shard\\.(transports|codecs|compressions|session-stores)\\..*"))
                .allSatisfy(value -> assertThat(value.origin()).startsWith("shard.conf:"));
    }

    @Test
    void withoutASetTheOneShardIsTheSet() {
        assertThat(Read.of("shard { id = 3, count = 16 }").shards()).hasToString("3/16");
        assertThat(Read.of("shard.shards = all").shards().isAll()).isTrue();
    }

    @Test
    void intentsMayBeABitField() {
        assertThat(Read.of("shard.intents = 513").shard().intents()).isEqualTo(Intents.ofBits(513));
    }

    @Test
    void nullGivesADefaultBack() {
        assertThat(Read.of("shard.large-threshold = null").shard().largeThreshold())
                .isEqualTo(50);
    }

    @Test
    void onlyAStatusMakesAPresence() {
        assertThat(Read.of("shard.presence.status = dnd").shard().presence()).isEqualTo(Presence.of(OnlineStatus.DND));
    }
}
