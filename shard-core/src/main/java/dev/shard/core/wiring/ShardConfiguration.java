package dev.shard.core.wiring;

import com.typesafe.config.Config;
import dev.shard.ListenerOptions;
import dev.shard.ShardConfig;
import dev.shard.ShardSet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;

/** What configuration files, system properties and environment say about a shard. Immutable, checked, and silent about secrets. */
public final class ShardConfiguration {
    private final ShardConfig shard;
    private final RuntimeSettings runtime;
    private final Config section;

    ShardConfiguration(ShardConfig shard, RuntimeSettings runtime, Config section) {
        this.shard = shard;
        this.runtime = runtime;
        this.section = section;
    }

    /**
     * Reads {@code application.conf} from the class path, below the usual sources.
     *
     * @throws ConfigurationException with every problem that was found
     */
    public static ShardConfiguration load() {
        return sources().classPath().load();
    }

    /**
     * Reads a file, below the usual sources.
     *
     * @throws ConfigurationException with every problem that was found
     */
    public static ShardConfiguration load(Path file) {
        return sources().file(file).load();
    }

    /** No file yet; system properties and environment of this process. */
    public static ConfigurationSources sources() {
        return new ConfigurationSources();
    }

    /** What the shard is told. */
    public ShardConfig shard() {
        return shard;
    }

    /** Which shards a fleet is to run; without the setting, the one that {@link #shard()} names. */
    public ShardSet shards() {
        ShardSet shards = runtime.shards();
        return shards == null ? ShardSet.of(List.of(shard.shard())) : shards;
    }

    /** Name of the transport. */
    public String transport() {
        return runtime.transport();
    }

    /** Name of the codec. */
    public String codec() {
        return runtime.codec();
    }

    /** Name of the compression, or {@code auto}. */
    public String compression() {
        return runtime.compression();
    }

    /** Name of the session store. */
    public String sessionStore() {
        return runtime.sessionStore();
    }

    /** Where {@code GET /gateway/bot} is asked. */
    public URI apiUrl() {
        return runtime.apiUrl();
    }

    /** Session starts of a day that are used only if somebody allows it. */
    public int identifyReserve() {
        return runtime.identifyReserve();
    }

    /** How many identifies of this process may come out of the reserve. */
    public int identifiesFromReserve() {
        return runtime.identifiesFromReserve();
    }

    /** How long something may keep the event loop busy before the shard says so; zero for never. */
    public Duration loopBlockedAfter() {
        return runtime.loopBlockedAfter();
    }

    /** What makes the jitter reproducible; empty for chance. */
    public OptionalLong randomSeed() {
        return runtime.randomSeed();
    }

    /** Names of the dispatches that listeners want; empty for all. */
    public Set<String> events() {
        return runtime.events();
    }

    /** What {@code shard.listener} says, for a listener on an executor. */
    public ListenerOptions listenerOptions(Executor executor) {
        ListenerOptions options =
                ListenerOptions.on(executor).withQueue(runtime.maxQueuedEvents(), runtime.maxQueuedBytes());
        ListenerOptions chosen = runtime.events().isEmpty() ? options : options.withEvents(runtime.events());
        return runtime.rawMessages() ? chosen.withRawMessages() : chosen;
    }

    /** Every value in force with its origin, by key; secrets are redacted. */
    public List<ConfiguredValue> values() {
        return EffectiveValues.of(section);
    }

    /** The section {@code shard}, resolved. */
    Config section() {
        return section;
    }

    /** Nothing that could hold a secret. */
    @Override
    public String toString() {
        return "ShardConfiguration[" + shard + ", transport=" + transport() + ", codec=" + codec() + ", compression="
                + compression() + "]";
    }
}
