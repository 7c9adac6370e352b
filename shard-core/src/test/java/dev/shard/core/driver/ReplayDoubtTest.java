package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.core.InMemorySessionStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * R11 over a crash: what an earlier process may have delivered is marked, also where a gateway replays the RESUMED of that
 * process, whose sequence was not stored.
 */
class ReplayDoubtTest {
    private static final ShardSession STORED = new ShardSession(
            ShardId.SINGLE,
            "old",
            41,
            URI.create("wss://resume.example.test"),
            1,
            10,
            ShardScript.BOT,
            Instant.ofEpochSecond(1_700_000_000));

    private final InMemorySessionStore store = new InMemorySessionStore();

    private ShardScript resuming() {
        store.save(STORED);
        ShardScript script = ShardScript.shard().store(store).build();
        script.connect();
        script.open();
        script.hello();
        return script;
    }

    private static void acknowledge(ShardScript script) {
        script.connection().text("11|||");
    }

    private static List<Long> marked(ShardScript script) {
        return script.heard.of(Dispatch.class).stream()
                .filter(Dispatch::replayed)
                .map(Dispatch::sequence)
                .toList();
    }

    @Test
    void anOldResumedDoesNotEndTheReplay() {
        ShardScript script = resuming();

        script.dispatch(42, "A");
        script.dispatch(43, "RESUMED");
        script.dispatch(44, "A");
        script.dispatch(45, "RESUMED");
        acknowledge(script);
        script.dispatch(46, "A");

        assertThat(marked(script)).containsExactly(42L, 43L, 44L, 45L);
        assertThat(script.heard.sequences()).containsExactly(42L, 43L, 44L, 45L, 46L);
    }

    @Test
    void theEndIsAskedForWithAHeartbeatBehindTheReplay() {
        ShardScript script = resuming();
        assertThat(script.sent(1)).isEmpty();

        script.dispatch(42, "RESUMED");

        assertThat(script.sent(1)).containsExactly("1|||42");
    }

    @Test
    void aConnectionThatIsLostBeforeTheAnswerLeavesTheDoubt() {
        ShardScript script = resuming();
        script.dispatch(42, "RESUMED");
        script.connection().dropped();
        script.comeBack();

        script.dispatch(43, "RESUMED");
        script.dispatch(44, "A");
        assertThat(marked(script)).containsExactly(42L, 43L, 44L);
        acknowledge(script);
        script.dispatch(45, "A");

        assertThat(marked(script)).doesNotContain(45L);
    }

    @Test
    void aSessionOfThisProcessIsBeyondDoubt() {
        ShardScript script = ShardScript.shard().store(store).active();
        script.connection().dropped();
        script.comeBack();
        script.dispatch(2, "RESUMED");
        script.dispatch(3, "A");

        assertThat(marked(script)).isEmpty();
        assertThat(script.sent(1)).isEmpty();
    }

    @Test
    void aNewSessionEndsTheDoubt() {
        ShardScript script = resuming();
        script.ready();
        script.dispatch(2, "A");

        assertThat(marked(script)).isEmpty();
    }
}
