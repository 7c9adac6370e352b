package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said at start, with its place, what is allowed, and the fix. */
class ProblemsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        large-threshold = 49             | shard.large-threshold: largeThreshold must be from 50 to 250, was 49
        large-threshold = many           | shard.large-threshold: must be a whole number
        large-threshold = 50.5           | was "50.5"
        large-threshold = [50]           | shard.large-threshold: must be one value, was a list
        api-version = 5                  | shard.api-version: apiVersion must be from 6 to 99, was 5
        auto-reconnect = perhaps         | shard.auto-reconnect: must be true or false, was "perhaps"
        gateway-url = "http://x.example" | shard.gateway-url: gateway URL must start with ws:// or wss://
        gateway-url = "wss://a b"        | shard.gateway-url: is no URL: Illegal character
        api-url = "wss://x.example"      | shard.api-url: must start with http:// or https://
        intents = [GUILDS, GUILDZ]       | shard.intents: no intent named "GUILDZ"; did you mean GUILDS?
        intents = 1099511627776          | shard.intents: intents 1099511627776 has undefined bits
        intents = {}                     | shard.intents is a value, not a section
        id = 1                           | shard.id: shard id must be from 0 to 0 for 1 shard, was 1
        count = 0                        | shard.count: shard count must be at least 1, was 0
        shards = 16                      | shard.shards: no set of shards: "16"; say all, 0-15/16
        shards = "0-16/16"               | shard.shards: shard id must be from 0 to 15 for 16 shards, was 16
        random-seed = dice               | shard.random-seed: must be a whole number, was "dice"
        loop-blocked-after = -1 s        | shard.loop-blocked-after: must not be negative
        timeouts.hello = soon            | shard.timeouts.hello: must be a duration such as 10 s, 500 ms or PT10S, was "soon"
        timeouts.zombie-close = 11 m     | shard.timeouts.zombie-close: zombieClose timeout must be from 1 ms to 10 min, was 11 min
        timeouts = 5 s                   | shard.timeouts is a section: write shard.timeouts { … }
        limits.max-message-bytes = 1     | shard.limits.max-message-bytes: must be a size from 4 KiB to less than 2 GiB, such as 65536 or 64 KiB, was "1"
        limits.max-inflated-bytes = 3 GB | shard.limits.max-inflated-bytes: must be a size from 4 KiB to less than 2 GiB
        limits.max-queued-commands = 0   | shard.limits.max-queued-commands: must be a whole number from 1
        max-session-age = 25 h           | shard.max-session-age: must be from 0 to 1 day, was "25 h"
        backoff.base = 0                 | shard.backoff.base: backoff base must be more than zero
        backoff.cap = 2 days             | shard.backoff.cap: backoff cap must be from base (1 s) to 1 day, was 2 days
        backoff.max-attempts = -1        | shard.backoff.max-attempts: must be a whole number from 0
        close-actions.4000 = RETRY       | shard.close-actions.4000: no close action named "RETRY"
        close-actions.999 = FAIL         | shard.close-actions.999: close code must be from 1000 to 4999
        close-actions.zombie = FAIL      | shard.close-actions.zombie: must be a whole number
        listener.max-queued-events = 0   | shard.listener.max-queued-events: must be a whole number from 1
        listener.max-queued-bytes = 1    | shard.listener.max-queued-bytes: must be a size of at least 4 KiB
        identify.reserve = -1            | shard.identify.reserve: must be a whole number from 0
        presence.status = busy           | shard.presence.status: no online status named "busy"
        presence.idle-since = yesterday  | shard.presence.idle-since: must be a moment such as
        presence.activities = chess      | shard.presence.activities: must be a list
        presence.activities = [chess]    | shard.presence.activities[0]: must be a section { … }
        presence.activities = [{}]       | shard.presence.activities[0]: needs a name
        presence.activities = [{nam=x}]  | shard.presence.activities[0]: no setting named "nam"; did you mean name?
        presence.activities = [{name=x, type=chess}] | shard.presence.activities[0].type: no activity type named "chess"
        transprt = netty                 | shard: no setting named "transprt"; did you mean transport?
        timeouts.helo = 1 s              | shard.timeouts: no setting named "helo"; did you mean hello?
        token = "a b"                    | shard.token: the bot token holds a space
        token = [a]                      | shard.token: must be one value, was a list
        """)
    void isRefusedWithItsLine(String setting, String words) {
        assertThat(Read.problemsOf("# A comment.", "shard {", setting, "}"))
                .first()
                .asString()
                .startsWith("shard.conf:3: ")
                .contains(words);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(Read.problemsOf(
                        "shard.large-threshold = 1", "shard.codecc = json", "shard.timeouts { hello = x, close = y }"))
                .hasSize(4);
    }

    @Test
    void aWordOfAListIsFoundOnItsOwnLine() {
        assertThat(Read.problemsOf("shard.intents = [", "  GUILDS", "  GILD_MESSAGES", "]"))
                .singleElement()
                .asString()
                .startsWith("shard.conf:3: ")
                .contains("did you mean GUILD_MESSAGES?");
    }

    @Test
    void aMissingTokenNamesTheVariable() {
        assertThat(Read.problemsOf(Read.sources().environment(Map.of())))
                .containsExactly("shard.token: is not set; set the environment variable DISCORD_TOKEN");
    }

    @Test
    void anEmptyVariableIsNamedForTheToken() {
        assertThat(Read.problemsOf(Read.sources().environment(Map.of("DISCORD_TOKEN", ""))))
                .singleElement()
                .asString()
                .startsWith("environment variable DISCORD_TOKEN: shard.token: the bot token is empty");
    }

    @Test
    void aSubstitutionWithoutValueIsFound() {
        assertThat(Read.problemsOf("shard.transport = ${NOWHERE}"))
                .singleElement()
                .asString()
                .startsWith("shard.conf:1: ")
                .contains("${NOWHERE}");
    }

    @Test
    void aSyntaxErrorIsOneSentenceWithItsLine() {
        assertThat(Read.problemsOf("shard {", "  transport = netty", "  codec = [json", "}"))
                .singleElement()
                .asString()
                .startsWith("shard.conf:4: ")
                .doesNotContain("\n");
    }

    @Test
    void aMissingFileIsOneSentence(@TempDir Path directory) {
        Path missing = directory.resolve("shard.conf");

        assertThat(Read.problemsOf(ShardConfiguration.sources().file(missing)))
                .containsExactly(missing + ": there is no such file");
        assertThat(Read.problemsOf(ShardConfiguration.sources().file(directory)))
                .containsExactly(directory + ": cannot be read as a file");
    }

    @Test
    void aFileIsNamedAsItWasGiven(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("my.conf"), "\nshard.large-threshold = 1\n");

        assertThat(Read.problemsOf(Read.sources().file(file)))
                .singleElement()
                .asString()
                .startsWith(file + ":2: shard.large-threshold");
    }

    @Test
    void theMessageHoldsEveryProblem() {
        assertThat(Read.problemsOf("shard { codecc = 1, large-threshold = 1 }")).hasSize(2);
        assertThat(catchThrowable(() -> Read.of("shard { codecc = 1, large-threshold = 1 }")))
                .hasMessageContaining("codecc")
                .hasMessageContaining("largeThreshold");
    }
}
