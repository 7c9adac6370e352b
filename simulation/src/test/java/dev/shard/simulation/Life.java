package dev.shard.simulation;

import dev.shard.ShardPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One script, lived from its first moment to its last. */
final class Life {
    /** What is left of the calm for the end of everything. */
    private static final Duration ENDING = Duration.ofSeconds(15);

    private final Script script;
    private final Setting setting;
    private final World world;
    private final ModelGateway gateway;
    private final List<Subject> subjects = new ArrayList<>();
    private WatchedLimiter limiter;

    /** Lives a script. */
    Life(Script script, Trace trace) {
        this.script = script;
        setting = script.setting();
        world = new World(script.seed(), trace);
        gateway = new ModelGateway(world, setting);
        limiter = freshLimiter();
        CurrentWorld.run(world, this::live);
    }

    private void live() {
        for (int index = 0; index < setting.shards(); index++) {
            Subject subject = new Subject(this, index);
            subjects.add(subject);
            world.after(Duration.ofMillis(1), subject.user()::connect);
        }
        script.stimuli().forEach(stimulus -> world.at(nanos(stimulus.atMillis()), () -> happen(stimulus)));
        long end = Duration.ofMinutes(script.minutes()).toNanos();
        world.runUntil(end - Playwright.CALM.toNanos());
        heal();
        world.runUntil(end - ENDING.toNanos());
        subjects.forEach(this::expectRecovery);
        subjects.forEach(subject -> subject.close(() -> {}));
        world.runUntil(end);
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private void happen(Stimulus stimulus) {
        world.note("stimulus", stimulus.asCode());
        Subject subject = subjects.get(stimulus.shard());
        if (stimulus.kind().when() != Kind.When.NOW) {
            gateway.arm(stimulus);
        } else {
            new Hand(world, gateway, subject).move(stimulus.kind(), stimulus.value());
        }
    }

    /** Faults are over. */
    private void heal() {
        gateway.behave();
        for (Subject subject : subjects) {
            subject.transport().heal();
            subject.store().heal();
            subject.listeners().behave();
        }
        world.note("healed", "");
    }

    private void expectRecovery(Subject subject) {
        ShardPhase phase = subject.shard().status().phase();
        boolean poor = setting.identifiesPerDay() < 1000;
        if (phase != ShardPhase.ACTIVE && poor) {
            // The budget may be spent, and its renewal be farther away than the end.
            return;
        }
        world.expect(
                phase == ShardPhase.ACTIVE,
                "law 6: recovers",
                "shard " + subject.index() + " is in " + phase + " for "
                        + subject.witness().phases().age().toMillis() + " ms");
        Wire wire = subject.transport().current();
        if (phase == ShardPhase.ACTIVE && wire != null && wire.peer() != null) {
            subject.witness()
                    .deliveries()
                    .expectComplete(Objects.requireNonNull(wire.peer().session()));
        }
    }

    World world() {
        return world;
    }

    ModelGateway gateway() {
        return gateway;
    }

    Setting setting() {
        return setting;
    }

    WatchedLimiter limiter() {
        return limiter;
    }

    /** Another process, which knows nothing of what the last one's limiter knew. */
    void newLimiter() {
        limiter = freshLimiter();
    }

    private WatchedLimiter freshLimiter() {
        return new WatchedLimiter(world, setting, index -> subjects.get(index).loop());
    }

    /** The law that did not hold; null if all did. */
    @Nullable String outcome() {
        return world.broken();
    }

    Trace trace() {
        return world.trace();
    }
}
