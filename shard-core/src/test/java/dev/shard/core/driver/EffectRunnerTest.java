package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.Outbound;
import dev.shard.core.protocol.ShardEffect;
import dev.shard.core.protocol.Target;
import dev.shard.core.protocol.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ladder that the compiler does not check for us. */
class EffectRunnerTest {
    private static final ShardSession SESSION =
            new ShardSession(ShardId.SINGLE, "s", 1, null, 1, 10, "bot", Instant.EPOCH);

    private static final List<ShardEffect> ONE_OF_EACH = List.of(
            new ShardEffect.Connect(1, new Target.Given(ShardScript.URL), 10),
            new ShardEffect.Send(new Outbound.Heartbeat(Dispatch.NO_SEQUENCE, true)),
            new ShardEffect.Close(4900, "on purpose"),
            new ShardEffect.Abort(),
            new ShardEffect.StartTimer(Timer.HELLO, 1, Duration.ofSeconds(1)),
            new ShardEffect.StopTimer(Timer.HELLO),
            new ShardEffect.RequestPermit(1),
            new ShardEffect.CancelPermit(),
            new ShardEffect.SpendPermit(),
            new ShardEffect.ReturnPermit(),
            new ShardEffect.OpenSendGate(),
            new ShardEffect.ShutSendGate(),
            new ShardEffect.Admit(),
            new ShardEffect.Hold(),
            new ShardEffect.Refuse(new ShardStoppedException("on purpose")),
            new ShardEffect.RefuseHeld(new ShardStoppedException("on purpose")),
            new ShardEffect.Deliver(false),
            new ShardEffect.FallBack("on purpose"),
            new ShardEffect.Publish(new ShardEvent.Anomaly(ShardId.SINGLE, "on purpose")),
            new ShardEffect.SaveSession(SESSION),
            new ShardEffect.ForgetSession());

    @Test
    void everyEffectHasItsRung() {
        ShardParts parts = ShardScript.shard().build().parts;
        Counters counters = new Counters();
        Delivery delivery = new Delivery(ShardId.SINGLE, parts.codec(), parts.loop());
        StatusBoard board = new StatusBoard(parts.config(), counters, 0);
        ShardDriver driver = new ShardDriver(parts, delivery, counters, board, new ShardLog(ShardId.SINGLE));
        EffectRunner runner =
                new EffectRunner(driver, parts, delivery, counters, board, driver.gate(), driver.keeper());

        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .hasSameElementsAs(List.of(ShardEffect.class.getPermittedSubclasses()));
        assertThatNoException().isThrownBy(() -> ONE_OF_EACH.forEach(runner::run));
    }
}
