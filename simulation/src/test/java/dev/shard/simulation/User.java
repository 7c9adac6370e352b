package dev.shard.simulation;

import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.core.driver.DefaultShard;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;

/** What the application asks of its shard, and what it may expect then. */
final class User {
    /** By then a stop is told, once nothing goes on any more. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private final World world;
    private final Subject subject;
    private final SplittableRandom chance;
    private int wantsNewSession;

    User(World world, Subject subject) {
        this.world = world;
        this.subject = subject;
        chance = world.chance("user " + subject.index());
    }

    void connect() {
        subject.witness().started();
        subject.asks().follow("connect", subject.shard().connect());
    }

    /** It stopped or failed: the user starts it again after a while. */
    void cameToRest() {
        DefaultShard resting = subject.shard();
        VirtualLoop loop = subject.loop();
        long stalled = loop.stalled();
        world.after(SOON, () -> {
            // A session is stored as far as the listeners have come, so that a slow one is waited for, too.
            boolean disturbed = loop.dead()
                    || loop.stalled() != stalled
                    || subject.store().wasSlow()
                    || subject.listeners().executor().paused();
            if (subject.shard() == resting && !disturbed) {
                subject.asks().expectStopsDone();
            }
        });
        world.after(Duration.ofMillis(2000 + chance.nextInt(10_000)), () -> {
            boolean rests =
                    subject.shard() == resting && resting.status().phase().ended();
            if (rests && !subject.leaving()) {
                connect();
            }
        });
    }

    void use(Kind kind, long value) {
        DefaultShard shard = subject.shard();
        if (subject.leaving()) {
            return;
        }
        switch (kind) {
            case RECONNECT -> again(shard.reconnect());
            case REINSTANTIATE -> {
                wantsNewSession++;
                again(shard.reinstantiate());
            }
            case ASK_HEARTBEAT -> heartbeat(shard);
            case CONNECT_AGAIN -> {
                if (!shard.status().phase().ended()) {
                    subject.asks().follow("connect again", shard.connect());
                }
            }
            case DISCONNECT -> subject.asks().follow("disconnect", shard.disconnect((int) value));
            case HAND_OVER -> handOver(shard, value == 1);
            default -> subject.commands().send(kind, value);
        }
    }

    private void heartbeat(DefaultShard shard) {
        Wire wire = subject.transport().current();
        if (wire != null) {
            wire.laws().beats().ask();
        }
        subject.asks().follow("heartbeat", shard.heartbeat());
    }

    private void again(CompletionStage<?> stage) {
        DefaultShard shard = subject.shard();
        subject.asks().follow("again", stage);
        subject.loop()
                .execute(() -> world.expect(
                        shard.status().phase() != ShardPhase.BACKOFF,
                        "R9 reconnect interrupts any wait",
                        "still in BACKOFF"));
    }

    /** Stops resumably, and goes on in another process. */
    private void handOver(DefaultShard shard, boolean withOtherIntents) {
        subject.asks().follow("suspend", shard.suspend());
        subject.handOver(withOtherIntents);
    }

    /** Whether there is a reason of the application's, or of age, to give a session up. */
    boolean mayGiveUp(ShardSession session) {
        if (wantsNewSession > 0) {
            wantsNewSession--;
            return true;
        }
        return isUnfit(session);
    }

    /** Whether a session is too old, or was identified otherwise. */
    boolean isUnfit(ShardSession session) {
        return Duration.between(session.updatedAt(), subject.wall()).compareTo(MAX_AGE) > 0
                || session.intents() != subject.intents();
    }
}
