package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who wins, and whose names are theirs. */
class SourcesTest {
    private final Map<String, String> environment = new HashMap<>(Read.ENVIRONMENT);
    private final ConfigurationSources sources = Read.sources("shard.codec = from-file");

    @Test
    void theFileIsStrongerThanDefaults() {
        assertThat(codec()).isEqualTo("from-file at shard.conf:1");
    }

    @Test
    void anEnvironmentVariableIsStrongerThanTheFile() {
        environment.put("SHARD_CODEC", "from-variable");

        assertThat(codec()).isEqualTo("from-variable at environment variable SHARD_CODEC");
    }

    @Test
    void aForcedVariableIsStrongerThanAPlainOne() {
        environment.put("SHARD_CODEC", "from-variable");
        environment.put("CONFIG_FORCE_shard_codec", "from-forced");

        assertThat(codec()).isEqualTo("from-forced at environment variable CONFIG_FORCE_shard_codec");
    }

    @Test
    void aSystemPropertyIsStrongerThanTheEnvironment() {
        environment.put("CONFIG_FORCE_shard_codec", "from-forced");
        sources.systemProperties(Map.of("shard.codec", "from-property"));

        assertThat(codec()).isEqualTo("from-property at system property shard.codec");
    }

    @Test
    void whatIsSetIsStrongest() {
        environment.put("SHARD_CODEC", "from-variable");
        sources.systemProperties(Map.of("shard.codec", "from-property"));
        sources.set("shard.codec", "from-option", "option --codec");

        assertThat(codec()).isEqualTo("from-option at option --codec");
    }

    private String codec() {
        return sources.environment(environment).load().values().stream()
                .filter(value -> value.key().equals("shard.codec"))
                .map(value -> value.text() + " at " + value.origin())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKeyHasAVariableOfItsOwn() {
        List<String> keys = new Reference(getClass().getClassLoader()).keys();

        assertThat(keys)
                .extracting(OutsideKeys::variable)
                .doesNotHaveDuplicates()
                .contains("SHARD_LARGE_THRESHOLD");
    }

    @Test
    void hyphensAreTwoUnderscoresInAForcedVariable() {
        environment.put("CONFIG_FORCE_shard_large__threshold", "77");

        assertThat(sources.environment(environment).load().shard().largeThreshold())
                .isEqualTo(77);
    }

    @Test
    void listsMayBeWrittenInAVariable() {
        environment.put("SHARD_LISTENER_EVENTS", "A,B");
        sources.set("shard.intents", "[GUILDS, GUILD_MESSAGES]", "option -D");

        ShardConfiguration read = sources.environment(environment).load();

        assertThat(read.events()).containsExactlyInAnyOrder("A", "B");
        assertThat(read.shard().intents().asSet()).hasSize(2);
    }

    @Test
    void anEmptyVariableSetsNothing() {
        environment.put("SHARD_CODEC", "");

        assertThat(codec()).startsWith("from-file");
    }

    @Test
    void namesOfOthersAreLeftAlone() {
        environment.put("SHARD_HOME", "/opt");
        environment.put("SHARD_PORT_443_TCP_ADDR", "10.0.0.1");
        sources.systemProperties(Map.of("shard.corpus", "somewhere", "shard.log", "DEBUG"));

        assertThat(codec()).startsWith("from-file");
    }

    @Test
    void aMisspeltNameIsNot() {
        environment.put("SHARD_TRANSPROT", "netty");
        sources.systemProperties(Map.of("shard.compresion", "none"));

        assertThat(Read.problemsOf(sources.environment(environment)))
                .containsExactlyInAnyOrder(
                        "environment variable SHARD_TRANSPROT: no setting has this name; did you mean SHARD_TRANSPORT?",
                        "system property shard.compresion: no setting has this name; did you mean shard.compression?");
    }

    @Test
    void whatIsSetMustBeAKey() {
        sources.set("codec", "json", "option -D")
                .set("shard.codecc", "json", "option -D")
                .set("shard..codec", "x", "option -D");

        assertThat(Read.problemsOf(sources)).hasSize(3).allMatch(problem -> problem.startsWith("option -D: "));
    }

    @Test
    void settingsOfACloseCodeMayBeProperties() {
        sources.systemProperties(Map.of("shard.close-actions.4000", "FAIL"));

        assertThat(sources.load().shard().closeActions()).containsKey(4000);
    }

    @Test
    void anApplicationMayBringWhatItHasRead() {
        ShardConfiguration read = ShardConfiguration.sources()
                .environment(Map.of())
                .systemProperties(Map.of())
                .config(ConfigFactory.parseString("shard.token = t, other.key = 1"))
                .load();

        assertThat(read.shard().token().reveal()).isEqualTo("t");
    }
}
