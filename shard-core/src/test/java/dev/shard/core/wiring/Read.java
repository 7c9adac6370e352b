package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

/** Configurations read from a text called {@code shard.conf}, away from this process's environment. */
final class Read {
    static final String TOKEN = "CANARY.token.CANARY";
    static final Map<String, String> ENVIRONMENT = Map.of("DISCORD_TOKEN", TOKEN);

    private Read() {}

    static ConfigurationSources sources(String... lines) {
        return ShardConfiguration.sources()
                .environment(ENVIRONMENT)
                .systemProperties(Map.of())
                .text("shard.conf", String.join("\n", lines));
    }

    static ShardConfiguration of(String... lines) {
        return sources(lines).load();
    }

    static List<String> problemsOf(ConfigurationSources sources) {
        return catchThrowableOfType(ConfigurationException.class, sources::load).problems().stream()
                .map(ConfigurationProblem::toString)
                .toList();
    }

    static List<String> problemsOf(String... lines) {
        return problemsOf(sources(lines));
    }
}
