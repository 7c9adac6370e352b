package dev.shard.cli;

import dev.shard.ListenerOptions;
import dev.shard.core.Shards;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.fleet.ShardFleet;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shard run}: shards against a real gateway, each dispatch a line of JSON on standard output. */
@Command(
        name = "run",
        description = "Connects to a gateway and writes every event as one line of JSON to standard output.",
        footer = {
            "",
            "Example:",
            "  DISCORD_TOKEN=... shard run --intents GUILDS,GUILD_MESSAGES --events MESSAGE_CREATE",
            "  DISCORD_TOKEN=... shard run -c shard.conf -Dshard.compression=zstd-stream",
            "  DISCORD_TOKEN=... shard run --shards all --keep-sessions > events.jsonl"
        })
final class RunCommand implements Callable<Integer> {
    /** The session store that ends with the process. */
    private static final String IN_MEMORY = "memory";

    @Option(
            names = "--table",
            negatable = true,
            description = "Show the shards as a table, those in trouble first, instead of writing events."
                    + " Default: on a terminal, for more than one shard.")
    private @Nullable Boolean table;

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
        Screen screen = new Screen(err);
        boolean several = !configuration.shards().isSingle();
        boolean drawn = table == null ? several && screen.terminal() : table;
        ProgressLines progress = new ProgressLines(drawn ? new PrintWriter(PrintWriter.nullWriter()) : err);
        boolean keepsSessions = !configuration.sessionStore().equals(IN_MEMORY);
        try (ShardFactory factory = ShardFactory.of(configuration);
                EventLines lines = new EventLines(
                        new EventLine(factory.codec().encoding()), console.standardOutput(), err, keepsSessions)) {
            Shards.Builder shard = factory.builder().listener(progress, ListenerOptions.onLoop());
            if (!drawn) {
                shard.listener(lines, configuration.listenerOptions(lines.thread()));
            }
            try (ShardFleet fleet = ShardFleet.of(shard, configuration.shards())) {
                Runnable display = several || drawn ? new FleetDisplay(fleet, screen, drawn) : () -> {};
                return new FleetRun(fleet, progress, display, keepsSessions)
                        .untilEnd(console.interrupted(), lines.ended());
            }
        }
    }
}
