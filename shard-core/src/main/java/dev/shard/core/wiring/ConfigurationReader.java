package dev.shard.core.wiring;

import com.typesafe.config.Config;
import dev.shard.ListenerOptions;
import dev.shard.ShardConfig;
import dev.shard.ShardSet;
import dev.shard.core.HttpGatewayLocator;
import dev.shard.core.Providers;
import dev.shard.units.Durations;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a whole section {@code shard}. */
final class ConfigurationReader {
    private static final int DEFAULT_RESERVE = 10;
    private static final Duration DEFAULT_LOOP_BLOCKED_AFTER = Duration.ofSeconds(2);
    private static final int SMALLEST_QUEUE_BYTES = 4096;

    private final SettingReader shard;

    private ConfigurationReader(SettingReader shard) {
        this.shard = shard;
    }

    /**
     * Reads it.
     *
     * @param problems gets what does not fit; the result is of use only if nothing was added
     */
    static ShardConfiguration read(Config section, List<ConfigurationProblem> problems) {
        SettingReader reader = new SettingReader(Reference.ROOT, section, problems);
        ShardConfig config = new ShardConfigReader(reader).read();
        return new ShardConfiguration(config, new ConfigurationReader(reader).runtime(), section);
    }

    private RuntimeSettings runtime() {
        SettingReader listener = shard.section("listener");
        Set<String> events = new LinkedHashSet<>();
        listener.words("events", events::add);
        return new RuntimeSettings(
                shard.optional("shards", ShardSet::parse),
                shard.text("transport", String::strip, Providers.DEFAULT_TRANSPORT),
                shard.text("codec", String::strip, Providers.DEFAULT_CODEC),
                shard.text("compression", String::strip, Providers.DEFAULT_COMPRESSION),
                shard.text("session-store", String::strip, Providers.DEFAULT_SESSION_STORE),
                shard.text("api-url", ConfigurationReader::apiUrl, HttpGatewayLocator.DISCORD),
                shard.section("identify").number("reserve", 0, DEFAULT_RESERVE),
                shard.section("identify").number("from-reserve", 0, 0),
                shard.duration("loop-blocked-after", ConfigurationReader::notNegative, DEFAULT_LOOP_BLOCKED_AFTER),
                seed(),
                Set.copyOf(events),
                listener.flag("raw-messages", false),
                listener.number("max-queued-events", 1, ListenerOptions.DEFAULT_MAX_QUEUED_EVENTS),
                listener.bytes(
                        "max-queued-bytes",
                        SMALLEST_QUEUE_BYTES,
                        Long.MAX_VALUE,
                        ListenerOptions.DEFAULT_MAX_QUEUED_BYTES));
    }

    private OptionalLong seed() {
        return shard.text("random-seed", text -> OptionalLong.of(parsedSeed(text)), OptionalLong.empty());
    }

    private static long parsedSeed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("must be a whole number, was \"" + text + "\"", notANumber);
        }
    }

    private static Duration notNegative(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("must not be negative, was " + Durations.format(value));
        }
        return value;
    }

    private static URI apiUrl(String text) {
        URI url = Texts.uri(text);
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "must start with http:// or https:// and have a host, was \"" + text + "\"");
        }
        return url;
    }
}
