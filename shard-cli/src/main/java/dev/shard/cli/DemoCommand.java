package dev.shard.cli;

import dev.shard.core.wiring.ConfigurationSources;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.sim.report.FaultKind;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shard demo}: shards against an embedded gateway, with faults if asked for, and an honest count at the end. */
@Command(
        name = "demo",
        description = {
            "Starts a gateway on a free loopback port and runs shards against it.",
            "Exit status 0 only if every event arrived, none twice, and no rule of the gateway was broken."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final Duration PLAIN_LINES = Duration.ofSeconds(5);
    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final Duration CATCH_UP_INTERRUPTED = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(4);

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "4",
            description = "1 to 500. Default: ${DEFAULT-VALUE}")
    private int shards = 4;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}")
    private int seconds = 20;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS_PER_SECOND",
            defaultValue = "200",
            description = "For each shard. Default: ${DEFAULT-VALUE}")
    private double rate = 200;

    @Option(
            names = "--faults",
            paramLabel = "LEVEL",
            defaultValue = "none",
            description =
                    "none, mild or wild: drops, resets, half-open links, op 7, op 9, corrupt frames, silent peers."
                            + " Default: ${DEFAULT-VALUE}")
    private FaultLevel faults = FaultLevel.NONE;

    @Option(
            names = "--seed",
            paramLabel = "L",
            description = "Repeats traffic and faults of an earlier run. Default: random")
    private @Nullable Long seed;

    @Option(
            names = "--restart",
            description = "Half-way, suspend all shards, throw them away, and go on with others from what was stored.")
    private boolean restart;

    @Option(
            names = "--json",
            description = "End with one JSON object on standard output; everything else on standard error.")
    private boolean json;

    private final FleetTable table = new FleetTable();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private PartOptions parts = new PartOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() throws Exception {
        console.applyVerbosity();
        console.check(shards >= 1 && shards <= 500, "--shards must be from 1 to 500, was " + shards);
        console.check(seconds >= 1 && seconds <= 86_400, "--seconds must be from 1 to 86400, was " + seconds);
        console.check(rate >= 0 && rate <= 100_000, "--rate must be from 0 to 100000 events per second, was " + rate);
        long chosenSeed = seed != null ? seed : System.nanoTime() & 0xffff_ffffL;
        DemoPlan plan = new DemoPlan(shards, rate, faults, chosenSeed);
        try (DemoRun run = DemoRun.start(plan, parts())) {
            DemoSummary summary = watch(run, plan);
            run.disconnect(STOP);
            if (json) {
                console.out().println(summary.json());
                console.out().flush();
            }
            return summary.flawless() ? 0 : Main.FAILURE;
        }
    }

    /** The parts and nothing else of a configuration: what the shards are told is the demo's. */
    private ShardFactory parts() throws Exception {
        return ShardFactory.of(console.configuration(() -> {
            ConfigurationSources sources = config.sources();
            parts.addTo(sources);
            return sources.set("shard.token", DemoRun.TOKEN, "demo").load();
        }));
    }

    private DemoSummary watch(DemoRun run, DemoPlan plan) throws Exception {
        PrintWriter out = json ? console.err() : console.out();
        Screen screen = new Screen(out);
        out.printf(
                "gateway %s, %d shards, faults %s, seed %d%n",
                run.gateway().gatewayUrl(), shards, plan.faults().name().toLowerCase(Locale.ROOT), plan.seed());
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(seconds).toNanos();
        if (restart) {
            showUntil(run, screen, start + (end - start) / 2, () -> false);
            showUntil(run, screen, System.nanoTime() + CATCH_UP.toNanos(), run::ready);
            run.restart();
        }
        showUntil(run, screen, end, () -> false);
        run.calm();
        showUntil(run, screen, System.nanoTime() + CATCH_UP.toNanos(), run::settled);
        if (console.interrupted().isDone()) {
            awaitWhatIsUnderWay(run);
        }
        DemoSummary summary =
                DemoSummary.of(run, Duration.ofNanos(System.nanoTime() - start).toSeconds(), plan.seed());
        reportFaults(run, out);
        out.println(summary.words());
        out.flush();
        return summary;
    }

    private static void reportFaults(DemoRun run, PrintWriter out) {
        Map<FaultKind, Long> injected = run.gateway().injectedFaults();
        if (!injected.isEmpty()) {
            long silent = run.tallies().all().stream()
                    .mapToLong(DemoTally::silentPeersOvercome)
                    .sum();
            out.println("injected: " + injected + "; half-open links and silent peers noticed and overcome: " + silent);
        }
        run.gateway().violations().forEach((violation, count) -> out.println("violation: " + violation + " " + count));
    }

    /** Shows the table until the time is up, the condition holds or somebody presses Ctrl-C. */
    private void showUntil(DemoRun run, Screen screen, long end, BooleanSupplier done) throws Exception {
        Duration pause = screen.terminal() ? REDRAW : PLAIN_LINES;
        long redraw = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end && !done.getAsBoolean() && !interruptedWithin(STEP)) {
            if (System.nanoTime() >= redraw) {
                show(run, screen);
                redraw += pause.toNanos();
            }
        }
        show(run, screen);
    }

    /** After Ctrl-C, which leaves little time; without any, events on their way would be called lost. */
    private static void awaitWhatIsUnderWay(DemoRun run) {
        long end = System.nanoTime() + CATCH_UP_INTERRUPTED.toNanos();
        while (!run.settled() && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private void show(DemoRun run, Screen screen) {
        screen.show(table.draw(run.status(), screen.rows()));
    }

    private boolean interruptedWithin(Duration time) throws Exception {
        try {
            console.interrupted().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goOn) {
            return false;
        }
    }
}
