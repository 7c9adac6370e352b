package dev.shard.cli;

import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code shard run}: one shard against a real gateway, each dispatch a line of JSON on standard output. */
@Command(
        name = "run",
        description = "Connects to a gateway and writes every event as one line of JSON to standard output.",
        footer = {
            "",
            "Example:",
            "  DISCORD_TOKEN=... shard run --intents GUILDS,GUILD_MESSAGES --events MESSAGE_CREATE",
            "  DISCORD_TOKEN=... shard run -c shard.conf -Dshard.compression=zstd-stream"
        })
final class RunCommand implements Callable<Integer> {
    private static final int STOP_MILLIS = 4000;

    @Mixin
    private ShardOptions options = new ShardOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() throws Exception {
        console.applyVerbosity();
        PrintWriter err = console.err();
        ShardConfiguration configuration = console.configuration(options::load);
        EventNameHints.warnAboutUndocumented(configuration.events(), err);
        ProgressLines progress = new ProgressLines(err);
        try (ShardFactory factory = ShardFactory.of(configuration);
                EventLines lines = new EventLines(
                        new EventLine(
                                configuration.shard().shard(), factory.codec().encoding()),
                        console.standardOutput(),
                        err);
                Shard running = factory.builder()
                        .listener(lines, configuration.listenerOptions(lines.thread()))
                        .listener(progress, ListenerOptions.onLoop())
                        .build()) {
            running.connect();
            return untilStopped(running, lines, progress);
        }
    }

    /** Runs until Ctrl-C, until nobody reads standard output any more, or until the shard has failed for good. */
    private int untilStopped(Shard shard, EventLines lines, ProgressLines progress) throws Exception {
        try {
            CompletableFuture.anyOf(console.interrupted(), lines.ended(), progress.failure())
                    .get();
        } catch (ExecutionException full) {
            throw full.getCause() instanceof CliException told ? told : full;
        }
        if (progress.failure().isDone()) {
            throw new CliException(String.valueOf(progress.failure().join().getMessage()));
        }
        try {
            shard.disconnect().toCompletableFuture().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new CliException("the gateway did not let go within " + STOP_MILLIS + " ms; the connection was cut");
        }
        return 0;
    }
}
