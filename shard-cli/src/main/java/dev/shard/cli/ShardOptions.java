package dev.shard.cli;

import dev.shard.ShardId;
import dev.shard.core.wiring.ConfigurationException;
import dev.shard.core.wiring.ConfigurationSources;
import dev.shard.core.wiring.ShardConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code run} and {@code check} are told about a shard: options, file, properties and environment. */
final class ShardOptions {
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

    @Option(names = "--shard", paramLabel = "ID,COUNT", description = "Default: 0,1")
    private @Nullable String shard;

    @Option(
            names = "--shards",
            paramLabel = "SET",
            description = {
                "Several shards in one process: all, 0-15/16 (a range and how many the bot runs) or 3,5/16.",
                "all asks Discord how many."
            })
    private @Nullable String shards;

    @Option(
            names = "--keep-sessions",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE",
            description = {
                "Keep the sessions in a file, at the end and in case of a crash: the next run resumes them,",
                "without an identify and without a gap. Same as -D shard.session-store=file",
                "-D shard.session-stores.file.path=FILE; without a name: shard-sessions.db"
            })
    private @Nullable String keepSessions;

    @Option(
            names = "--intents",
            paramLabel = "A,B|N",
            description = "Names or a bit field; ALL, NONE and NON_PRIVILEGED too. Default: NON_PRIVILEGED")
    private @Nullable String intents;

    @Option(
            names = "--events",
            paramLabel = "NAME,…",
            description = "Write only these events; the others cost almost nothing. Default: all")
    private @Nullable String events;

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            description = "Give up after N connections in a row that came to nothing; 0, the default: never.")
    private @Nullable String maxAttempts;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private PartOptions parts = new PartOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    /**
     * Everything together.
     *
     * @throws ConfigurationException if something does not fit
     */
    ShardConfiguration load() {
        ConfigurationSources sources = sources();
        ShardConfiguration configuration = sources.load();
        if (!network.given()) {
            return configuration;
        }
        // Their keys are known only now that the transport is.
        network.addTo(sources, configuration.transport());
        return sources.load();
    }

    private ConfigurationSources sources() {
        ConfigurationSources sources = config.sources();
        CommandLineSettings settings = new CommandLineSettings(sources);
        settings.set("shard.gateway-url", url, "--url");
        settings.set("shard.token", token, "--token");
        settings.set("shard.intents", intents, "--intents");
        settings.set("shard.listener.events", events, "--events");
        settings.set("shard.backoff.max-attempts", maxAttempts, "--max-attempts");
        if (shard != null && shards != null) {
            throw new IllegalArgumentException("--shard and --shards exclude each other; --shards " + shards
                    + " is several shards, --shard " + shard + " is one");
        }
        settings.set("shard.shards", shards, "--shards");
        if (shard != null) {
            ShardId id = ShardId.parse(shard);
            settings.set("shard.id", Integer.toString(id.id()), "--shard");
            settings.set("shard.count", Integer.toString(id.count()), "--shard");
            settings.set("shard.shards", id.id() + "/" + id.count(), "--shard");
        }
        if (keepSessions != null) {
            settings.set("shard.session-store", "file", "--keep-sessions");
            settings.set(
                    "shard.session-stores.file.path", keepSessions.isEmpty() ? null : keepSessions, "--keep-sessions");
        }
        parts.addTo(sources);
        return sources;
    }
}
