package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BotToken;
import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.ShardConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 5: a shard that stops for good says why, and what to do about it, in one sentence. */
class FailuresTest {
    private static String message(Intents intents, int code) {
        var config = ShardConfig.builder(BotToken.of("SIM.TOKEN"), intents).shard(3, 16);
        var failures = new Failures(MachineSettings.from(config.build()));
        return failures.ended(CloseStatus.byPeer(code, "")).getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4004 | shard=[3,16] closed by Discord: 4004 authentication failed: check the bot token",
                "4010 | shard=[3,16] closed by Discord: 4010 invalid shard: check shard id and count",
                "4011 | shard=[3,16] closed by Discord: 4011 sharding required: run more shards",
                "4012 | shard=[3,16] closed by Discord: 4012 invalid api version: use API version 10",
                "4013 | shard=[3,16] closed by Discord: 4013 invalid intents: use only the intents",
                "4014 | shard=[3,16] closed by Discord: 4014 disallowed intents: enable the privileged intents"
            })
    void eachFinalCodeHasItsRemedy(int code, String beginning) {
        assertThat(message(Intents.of(Intent.GUILDS), code)).startsWith(beginning);
    }

    @Test
    void thePrivilegedIntentsAreNamed() {
        assertThat(message(Intents.of(Intent.GUILDS, Intent.GUILD_MEMBERS), 4014))
                .contains("disallowed intents: GUILD_MEMBERS is privileged; enable");
        assertThat(message(Intents.of(Intent.GUILD_MEMBERS, Intent.MESSAGE_CONTENT), 4014))
                .contains("disallowed intents: GUILD_MEMBERS, MESSAGE_CONTENT are privileged; enable");
        assertThat(message(Intents.of(Intent.GUILD_MEMBERS), 4013)).doesNotContain("privileged");
    }

    @Test
    void aCodeThatTheUserMadeFinalSaysSo() {
        var shard = ShardScript.active(ShardScript.idle(config -> config.closeAction(4321, CloseAction.FAIL)));

        shard.closed(CloseStatus.byPeer(4321, "odd"));

        assertThat(shard.state())
                .isInstanceOfSatisfying(
                        ShardState.Failed.class,
                        failed -> assertThat(failed.reason())
                                .hasMessage(
                                        "shard=[3,16] stopped because its configuration makes close code 4321 final (closed by the "
                                                + "peer: 4321 \"odd\"); change its closeAction to go on"));
    }

    @Test
    void theCauseIsKept() {
        var shard = ShardScript.active(ShardScript.idle(config -> config.closeAction(1006, CloseAction.FAIL)));
        var status = ShardScript.reset();

        shard.closed(status);

        assertThat(shard.state())
                .isInstanceOfSatisfying(
                        ShardState.Failed.class,
                        failed -> assertThat(failed.reason()).hasCause(status.failure()));
    }
}
