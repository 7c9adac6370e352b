package dev.shard.cli;

import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardId;
import dev.shard.core.Shards;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shard run}: one shard against a real gateway, each dispatch a line of JSON on standard output. */
@Command(
        name = "run",
        description = "Connects to a gateway and writes every event as one line of JSON to standard output.",
        footer = {
            "",
            "Example:",
            "  DISCORD_TOKEN=... shard run --intents GUILDS,GUILD_MESSAGES --events MESSAGE_CREATE"
        })
final class RunCommand implements Callable<Integer> {
    private static final int STOP_MILLIS = 4000;

    @Option(
            names = "--url",
            paramLabel = "URI",
            description = "The gateway, ws:// or wss://. Asked of Discord if absent.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "T",
            description =
                    "Bot token. Better given as the environment variable DISCORD_TOKEN, which other users cannot see.")
    private @Nullable String token;

    @Option(names = "--shard", paramLabel = "ID,COUNT", defaultValue = "0,1", description = "Default: ${DEFAULT-VALUE}")
    private String shard = "0,1";

    @Option(
            names = "--intents",
            paramLabel = "A,B|N",
            defaultValue = "NON_PRIVILEGED",
            description = "Names or a bit field; ALL, NONE and NON_PRIVILEGED too. Default: ${DEFAULT-VALUE}")
    private String intents = "NON_PRIVILEGED";

    @Option(
            names = "--events",
            paramLabel = "NAME,…",
            split = ",",
            description = "Write only these events; the others cost almost nothing. Default: all")
    private List<String> events = List.of();

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            defaultValue = "0",
            description = "Give up after N connections in a row that came to nothing; 0, the default: never.")
    private int maxAttempts;

    @Mixin
    private PartOptions parts = new PartOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() throws Exception {
        console.applyVerbosity();
        PrintWriter err = console.err();
        ShardConfig config = console.checked(this::config);
        EventNameHints.warnAboutUndocumented(events, err);
        ProgressLines progress = new ProgressLines(err);
        try (Parts chosen = console.checked(() -> parts.create(network.settings()));
                EventLines lines = new EventLines(
                        new EventLine(config.shard(), chosen.codec().encoding()), console.standardOutput(), err);
                Shard running = chosen.addTo(Shards.builder(config))
                        .listener(lines, wanted(lines.thread()))
                        .listener(progress, ListenerOptions.onLoop())
                        .build()) {
            running.connect();
            return untilStopped(running, lines, progress);
        }
    }

    private ShardConfig config() {
        ShardConfig.Builder builder = ShardConfig.builder(token(), Intents.parse(intents))
                .shard(ShardId.parse(shard))
                .backoff(new BackoffPolicy(
                        BackoffPolicy.DEFAULT.base(),
                        BackoffPolicy.DEFAULT.cap(),
                        BackoffPolicy.DEFAULT.stableAfter(),
                        maxAttempts));
        return (url == null ? builder : builder.gatewayUrl(uri(url))).build();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "--url is no URI: " + malformed.getMessage() + "; for example wss://gateway.discord.gg", malformed);
        }
    }

    private BotToken token() {
        String text = token != null ? token : System.getenv("DISCORD_TOKEN");
        if (text == null) {
            throw new IllegalArgumentException(
                    "no bot token: set the environment variable DISCORD_TOKEN, or give --token");
        }
        return BotToken.of(text);
    }

    private ListenerOptions wanted(Executor thread) {
        ListenerOptions all = ListenerOptions.on(thread);
        return events.isEmpty() ? all : all.withEvents(events.toArray(String[]::new));
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
