package dev.shard.cli;

import dev.shard.core.InMemorySessionStore;
import dev.shard.core.wiring.ConfiguredValue;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shard check}: what is configured, and whether it would work from here. */
@Command(
        name = "check",
        description = {
            "Shows the configuration in force and where each value comes from, warns about what is likely to go wrong, and"
                    + " tries to reach the gateway without identifying."
        },
        footer = {"", "Example:", "  DISCORD_TOKEN=... shard check -c shard.conf"})
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--offline", description = "Look at the configuration only, and connect to nothing.")
    private boolean offline;

    @Mixin
    private ShardOptions options = new ShardOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public @Nullable Integer call() throws Exception {
        console.applyVerbosity();
        ShardConfiguration configuration = console.configuration(options::load);
        PrintWriter out = console.out();
        configuration.values().forEach(value -> out.println(line(value)));
        Findings findings = new Findings(out);
        // Not the store of the configuration, which a process that starts just now would find in use.
        try (ShardFactory factory = ShardFactory.of(configuration, new InMemorySessionStore())) {
            findings.ok(
                    "parts",
                    "transport %s, codec %s, compression %s"
                            .formatted(
                                    configuration.transport(),
                                    configuration.codec(),
                                    factory.compression().name()));
            Hazards.report(configuration, findings);
            Hazards.reportFallback(configuration, factory.compression().name(), findings);
            StoreProbe.run(configuration, findings);
            if (!offline) {
                probe(factory, findings);
            }
        }
        out.flush();
        return findings.failed() ? Main.FAILURE : 0;
    }

    /** Ctrl-C ends the wait for what does not answer. */
    private void probe(ShardFactory factory, Findings findings) {
        Thread waiting = Thread.currentThread();
        console.interrupted().thenRun(waiting::interrupt);
        try {
            new GatewayProbe(factory, findings).run();
        } catch (InterruptedException stopped) {
            findings.fail("gateway", "interrupted before it answered");
        }
    }

    private static String line(ConfiguredValue value) {
        return "%s = %s  (%s)".formatted(value.key(), value.text(), value.origin());
    }
}
