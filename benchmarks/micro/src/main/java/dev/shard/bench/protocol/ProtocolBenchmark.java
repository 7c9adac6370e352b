package dev.shard.bench.protocol;

import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ShardConfig;
import dev.shard.core.protocol.MachineSettings;
import dev.shard.core.protocol.Moment;
import dev.shard.core.protocol.Origin;
import dev.shard.core.protocol.Payload;
import dev.shard.core.protocol.SendBudget;
import dev.shard.core.protocol.SendBudget.Lane;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardInput;
import dev.shard.core.protocol.ShardMachine;
import dev.shard.core.protocol.ShardState;
import dev.shard.core.protocol.Step;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What do a step of the machine for a dispatch, the look whether it needs one, and a slot of the send budget cost? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProtocolBenchmark {
    private static final URI ENDPOINT = URI.create("wss://gateway.example.test/?v=10&encoding=json");
    private static final Moment NOW = new Moment(0, Instant.EPOCH, 0.5);
    private static final String EVENT = "MESSAGE_CREATE";
    private static final long HEARTBEAT_MILLIS = 41_250;
    private static final int API_VERSION = 10;
    /** Between two commands, so that the budget of 120 in 60 s is never empty. */
    private static final long COMMAND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ShardMachine machine = new ShardMachine(
            MachineSettings.from(ShardConfig.builder(BotToken.of("benchmark.token.1234"), Intents.none())
                    .build()));
    private final SendBudget budget = new SendBudget();
    private ShardState state = ShardState.initial();
    private long generation;
    private long sequence = 1;
    private long nanos;

    /** Leads the machine to an active session. */
    @Setup
    public void activate() {
        Step dialing = step(new ShardInput.Start(null, new Origin(ENDPOINT, API_VERSION)));
        generation = dialing.effects().stream()
                .filter(Connect.class::isInstance)
                .mapToLong(effect -> ((Connect) effect).generation())
                .findFirst()
                .orElseThrow();
        step(new ShardInput.Opened(generation, ENDPOINT));
        step(new ShardInput.Received(generation, new Payload.Hello(HEARTBEAT_MILLIS)));
        step(new ShardInput.PermitGranted(generation));
        step(new ShardInput.Received(generation, new Payload.Ready(sequence, "session", ENDPOINT)));
        if (!state.phase().connected()) {
            throw new IllegalStateException("not active but " + state.phase());
        }
    }

    private Step step(ShardInput input) {
        Step step = machine.step(state, input, NOW);
        state = step.next();
        return step;
    }

    /** The long way of a dispatch. */
    @Benchmark
    public Step machineStep() {
        sequence++;
        return step(new ShardInput.Received(generation, new Payload.Event(sequence, EVENT)));
    }

    /** The short way: whether it may be taken. */
    @Benchmark
    public boolean plain() {
        return ShardMachine.isPlain(state, sequence, sequence + 1, EVENT);
    }

    /** A command that the budget allows. */
    @Benchmark
    public boolean spend() {
        nanos += COMMAND_NANOS;
        return budget.trySpend(Lane.COMMAND, nanos);
    }
}
