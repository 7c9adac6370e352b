package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which dispatches need no step: {@link ShardMachine#isPlain}. */
class PlainDispatchTest {
    private static final long LAST = 41;

    private final ShardState active = ShardScript.active().state();

    @Test
    void theNextEventOfAnActiveShardIsPlain() {
        assertThat(ShardMachine.isPlain(active, LAST, 42, "MESSAGE_CREATE")).isTrue();
        assertThat(ShardMachine.isPlain(active, LAST, 42, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READY", "RESUMED"})
    void whatTheMachineAnswersIsNot(String name) {
        assertThat(ShardMachine.isPlain(active, LAST, 42, name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 40, 41, 43, Dispatch.NO_SEQUENCE})
    void anyOtherSequenceIsNot(long sequence) {
        assertThat(ShardMachine.isPlain(active, LAST, sequence, "MESSAGE_CREATE"))
                .isFalse();
    }

    @Test
    void anotherStateIsNot() {
        assertThat(ShardMachine.isPlain(ShardScript.resuming().state(), LAST, 42, "MESSAGE_CREATE"))
                .isFalse();
    }

    /** The driver brings the state up to date after it counted by itself. */
    @Test
    void theSequenceOfAStateIsBroughtUpToDateInEveryState() {
        assertThat(active.withSequence(50).session().sequence()).isEqualTo(50);
        assertThat(active.withSequence(50)).isInstanceOf(ShardState.Active.class);
        assertThat(active.withSequence(LAST)).isSameAs(active);
        ShardState closing = ShardScript.closing().state();
        assertThat(closing.withSequence(50).session().sequence()).isEqualTo(50);
        assertThat(closing.withSequence(50).phase()).isEqualTo(closing.phase());
        ShardState without = ShardScript.identifying().state();
        assertThat(without.withSequence(50)).isSameAs(without);
    }
}
