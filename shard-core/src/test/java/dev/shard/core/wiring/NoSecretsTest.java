package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R19: the token appears in no message and in no text of the configuration. */
class NoSecretsTest {
    private static final String CANARY = "CANARY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shard.token = [CANARY]",
                "shard.token { a = CANARY }",
                "shard.token = CANARY CANARY",
                "shard.token = \"CANARY\u00e9\"",
                "shard.token = CANARY \" open",
                "shard.token = CANARY, : CANARY",
                "shard { token = CANARY }}",
                "shard.token = ${CANARY",
            })
    void inMessages(String line) {
        assertThat(Read.problemsOf(line)).isNotEmpty().noneMatch(problem -> problem.contains(CANARY));
    }

    @Test
    void inTheMessageOfAMisspeltKey() {
        assertThat(Read.problemsOf("shard.tokn = CANARY"))
                .singleElement()
                .asString()
                .contains("did you mean token?")
                .doesNotContain(CANARY);
    }

    @Test
    void inTexts() {
        ShardConfiguration read = Read.sources("shard.transports.own.proxy = \"http://user:CANARY@proxy.example:1\"")
                .environment(Map.of("DISCORD_TOKEN", CANARY))
                .load();

        assertThat(read.toString()).doesNotContain(CANARY);
        assertThat(read.values().toString()).doesNotContain(CANARY).contains("environment variable DISCORD_TOKEN");
        assertThat(read.values())
                .contains(new ConfiguredValue("shard.token", Secrets.REDACTED, "environment variable DISCORD_TOKEN"))
                .anyMatch(value -> value.text().equals("http://[redacted]@proxy.example:1"));
    }
}
