package dev.shard.cli;

import dev.shard.EventName;
import dev.shard.Intents;
import dev.shard.core.Providers;
import dev.shard.core.wiring.ConfiguredValue;
import dev.shard.core.wiring.ShardConfiguration;
import java.util.stream.Collectors;

/** What a configuration may say and most likely should not. */
final class Hazards {
    private Hazards() {}

    static void report(ShardConfiguration configuration, Findings findings) {
        privilegedIntents(configuration.shard().intents(), findings);
        events(configuration, findings);
        token(configuration, findings);
        if ("ws"
                .equalsIgnoreCase(
                        configuration.shard().gatewayUrl() == null
                                ? ""
                                : configuration.shard().gatewayUrl().getScheme())) {
            findings.warn("gateway-url", "ws:// sends the token in plain text; use wss:// outside of this machine");
        }
        if (!configuration.shard().autoReconnect()) {
            findings.warn("auto-reconnect", "a lost connection ends the shard");
        }
    }

    /** Where {@code auto} fell back, people want to know why. */
    static void reportFallback(ShardConfiguration configuration, String compression, Findings findings) {
        if (!configuration.compression().equals("auto")) {
            return;
        }
        Providers.compressions().stream()
                .filter(provider -> !provider.name().equals(compression))
                .forEach(provider -> provider.unavailable()
                        .ifPresent(reason ->
                                findings.warn("compression", provider.name() + " does not work here: " + reason)));
    }

    private static void privilegedIntents(Intents intents, Findings findings) {
        Intents privileged = intents.privileged();
        if (!privileged.asSet().isEmpty()) {
            findings.warn(
                    "intents",
                    privileged + " must be enabled for the bot in the developer portal, or Discord closes"
                            + " with 4014");
        }
    }

    private static void events(ShardConfiguration configuration, Findings findings) {
        for (String name : configuration.events().stream().sorted().toList()) {
            EventName known = EventName.find(name);
            if (known == null) {
                findings.warn("events", EventNameHints.undocumented(name));
            } else if (!known.receivedWith(configuration.shard().intents())) {
                findings.warn("events", name + " never arrives: it needs the intent " + needed(known));
            }
        }
    }

    private static String needed(EventName event) {
        return event.intents().asSet().stream().map(Enum::name).collect(Collectors.joining(" or "));
    }

    private static void token(ShardConfiguration configuration, Findings findings) {
        configuration.values().stream()
                .filter(value -> value.key().equals("shard.token"))
                .map(ConfiguredValue::origin)
                .filter(origin -> origin.startsWith(CommandLineSettings.ORIGIN))
                .forEach(origin -> findings.warn(
                        "token", "other users of this machine can see it as " + origin + "; use DISCORD_TOKEN"));
    }
}
