package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CommandRejectedException;
import dev.shard.GatewayCommand;
import dev.shard.LocalProtocolException;
import dev.shard.OnlineStatus;
import dev.shard.Presence;
import dev.shard.ShardEvent;
import dev.shard.ShardLimits;
import dev.shard.ShardStoppedException;
import dev.shard.command.PresenceUpdate;
import dev.shard.command.RawCommand;
import dev.shard.command.RequestGuildMembers;
import dev.shard.command.VoiceStateUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R16 at the driver: what the application sends, when it leaves, and what it is told. */
class CommandsTest {
    private static final String COMMAND = "{\"op\":43,\"d\":{}}";

    @Test
    void aQueuedCommandLeavesOnceAfterResumed_S1() {
        ShardScript script = ShardScript.active();
        script.connection().dropped();
        var sent = script.shard.send(COMMAND).toCompletableFuture();
        script.comeBack();
        assertThat(sent).isNotDone();
        assertThat(script.sent(43)).isEmpty();

        script.connection().text("0|2|RESUMED|{}");

        assertThat(sent).isCompleted();
        assertThat(script.sent(43)).hasSize(1);
    }

    @Test
    void op1IsAnsweredThoughTheBudgetIsEmpty_S6() {
        ShardScript script = ShardScript.active();
        for (int i = 0; i < 200; i++) {
            script.shard.send(COMMAND);
        }
        script.loop.run();
        int beats = script.sent(1).size();

        script.connection().text("1|||");

        assertThat(script.sent(1)).hasSize(beats + 1);
    }

    @Test
    void twoHundredCommandsStayWithinTheBudgetAndBeatsOnTime_S8() {
        ShardScript script = ShardScript.active();
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sent.add(script.shard.send(COMMAND).toCompletableFuture());
        }
        List<Integer> perWindow = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int before = script.connection().sent.size();
            for (int second = 0; second < 60; second++) {
                script.loop.advance(Duration.ofSeconds(1));
                script.connection().text("11|||");
            }
            perWindow.add(script.connection().sent.size() - before);
        }

        assertThat(sent).allMatch(CompletableFuture::isDone);
        assertThat(perWindow).allMatch(count -> count <= 120);
        assertThat(script.sent(1).size()).isBetween(5, 7);
    }

    @Test
    void aNewerPresenceTakesTheOlderOnesPlace() {
        ShardScript script = ShardScript.active();
        script.connection().dropped();
        var older = script.shard.send(presence(OnlineStatus.IDLE)).toCompletableFuture();
        var voice = script.shard.send(VoiceStateUpdate.join(1, 2)).toCompletableFuture();
        var newer = script.shard.send(presence(OnlineStatus.DND)).toCompletableFuture();
        var otherGuild = script.shard.send(VoiceStateUpdate.leave(3)).toCompletableFuture();
        script.comeBack();
        script.connection().text("0|2|RESUMED|{}");

        assertThatThrownBy(older::join).cause().isInstanceOf(CommandRejectedException.class);
        assertThat(newer).isCompleted();
        assertThat(voice).isCompleted();
        assertThat(otherGuild).isCompleted();
        assertThat(script.sent(3)).singleElement().asString().contains("dnd");
        assertThat(script.sent(4)).hasSize(2);
    }

    @Test
    void presencesArePacedWithoutHoldingOthersUp() {
        ShardScript script = ShardScript.active();
        for (int i = 0; i < 7; i++) {
            script.shard.send("{\"op\":3,\"d\":{\"n\":" + i + "}}");
        }
        var other = script.shard.send(COMMAND).toCompletableFuture();
        script.loop.run();

        assertThat(script.sent(3)).hasSize(5);
        assertThat(other).isCompleted();
        assertThat(script.shard.status().queuedCommands()).isEqualTo(2);
        script.loop.advance(Duration.ofSeconds(21));
        assertThat(script.sent(3)).hasSize(7);
    }

    @Test
    void theLatestPresenceIsRestatedInANewSession() {
        ShardScript script = ShardScript.shard()
                .config(config -> config.presence(Presence.of(OnlineStatus.ONLINE)))
                .active();
        assertThat(script.sent(2)).singleElement().asString().contains("\"status\":\"online\"");
        script.shard.send(presence(OnlineStatus.IDLE));
        script.loop.run();

        script.connection().closedByPeer(4009);
        script.comeBack();

        assertThat(script.sent(2)).singleElement().asString().contains("\"status\":\"idle\"");
    }

    @Test
    void aPresenceThatWouldMakeIdentifyTooLongIsLeftOut() {
        ShardScript script = ShardScript.active();
        script.shard.send(new RawCommand(3, Map.of("text", "x".repeat(4000))));
        script.loop.run();

        script.connection().closedByPeer(4009);
        script.comeBack();

        assertThat(script.sent(2))
                .singleElement()
                .asString()
                .contains("intents")
                .doesNotContain("presence");
    }

    @Test
    void a4097thByteFailsAloneAndAtOnce() {
        ShardScript script = ShardScript.active();
        int before = script.connection().sent.size();

        var sent = script.shard.send(new RawCommand(43, "x".repeat(4092))).toCompletableFuture();
        var fits = script.shard.send(new RawCommand(43, "x".repeat(4089))).toCompletableFuture();
        script.loop.run();

        assertThatThrownBy(sent::join)
                .cause()
                .isInstanceOf(LocalProtocolException.class)
                .hasMessageContaining("shard=[0,1] op=43")
                .hasMessageContaining("at most 4096");
        assertThat(fits).isCompleted();
        assertThat(script.connection().sent).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"d\":1}", "{\"op\":\"3\"}", "{\"op\":1}", "{\"op\":2,\"d\":{}}", "{\"op\":10}"
            })
    void whatIsNoCommandIsRefused(String json) {
        ShardScript script = ShardScript.active();

        assertThatThrownBy(() -> script.shard.send(json).toCompletableFuture().join())
                .cause()
                .isInstanceOf(LocalProtocolException.class);
    }

    @Test
    void acommandOfTheShardsOwnIsRefusedWhoeverMadeIt() {
        GatewayCommand identify = new GatewayCommand() {
            @Override
            public int op() {
                return 2;
            }

            @Override
            public Object data() {
                return null;
            }
        };

        assertThatThrownBy(() -> ShardScript.active()
                        .shard
                        .send(identify)
                        .toCompletableFuture()
                        .join())
                .cause()
                .hasMessageContaining("sent by the shard itself");
    }

    @Test
    void aFullQueueRefuses() {
        ShardScript script = ShardScript.shard()
                .config(config -> config.limits(new ShardLimits(4096, 4096, 2)))
                .active();
        script.connection().dropped();
        script.shard.send(COMMAND);
        script.shard.send(COMMAND);

        var third = script.shard.send(COMMAND).toCompletableFuture();
        script.loop.run();

        assertThatThrownBy(third::join)
                .cause()
                .isInstanceOf(CommandRejectedException.class)
                .hasMessageContaining("2 commands wait already");
    }

    @Test
    void whatWaitsFailsWhenTheShardIsStopped() {
        ShardScript script = ShardScript.active();
        script.connection().dropped();
        var waiting = script.shard.send(COMMAND).toCompletableFuture();

        script.shard.disconnect();
        script.loop.run();
        var late = script.shard.send(COMMAND).toCompletableFuture();
        script.loop.run();

        assertThatThrownBy(waiting::join).cause().isInstanceOf(ShardStoppedException.class);
        assertThatThrownBy(late::join).cause().isInstanceOf(ShardStoppedException.class);
        assertThat(script.shard.status().queuedCommands()).isZero();
    }

    @Test
    void aRequestThatCameTooOftenIsMadeAgainInItsTime() {
        ShardScript script = ShardScript.active();
        script.shard.send(RequestGuildMembers.all(100).withNonce("r-1"));
        script.shard.send(RequestGuildMembers.all(200).withNonce("r-2"));
        script.loop.run();

        script.connection()
                .text("0|2|RATE_LIMITED|"
                        + "{\"opcode\":8,\"retry_after\":27.4,\"meta\":{\"guild_id\":\"100\",\"nonce\":\"r-1\"}}");

        script.loop.advance(Duration.ofMillis(27_399));
        assertThat(script.sent(8)).hasSize(2);
        script.loop.advance(Duration.ofMillis(1));
        assertThat(script.sent(8)).hasSize(3).last().isEqualTo(script.sent(8).get(0));
        assertThat(script.heard.names()).containsExactly("READY", "RATE_LIMITED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "7",
                "{\"opcode\":8,\"retry_after\":1.0}",
                "{\"opcode\":9,\"retry_after\":1.0,\"meta\":{}}",
                "{\"opcode\":8,\"retry_after\":1.0,\"meta\":{\"guild_id\":\"999\"}}",
                "{\"opcode\""
            })
    void aRateLimitThatSpeaksOfNothingOfOursIsOnlyDelivered(String data) {
        ShardScript script = ShardScript.active();
        script.shard.send(RequestGuildMembers.all(100));
        script.loop.run();

        script.connection().text("0|2|RATE_LIMITED|" + data);
        script.loop.advance(Duration.ofSeconds(30));

        assertThat(script.sent(8)).hasSize(1);
        assertThat(script.heard.names()).containsExactly("READY", "RATE_LIMITED");
    }

    @ParameterizedTest
    @ValueSource(ints = {4001, 4002})
    void theCommandThatTheGatewayClosedForIsNamedAndNotRepeated(int code) {
        ShardScript script = ShardScript.active();
        script.shard.send(RequestGuildMembers.all(100));
        script.loop.run();

        script.connection().closedByPeer(code);
        script.comeBack();
        script.connection().text("0|2|RESUMED|{}");
        script.connection().text("0|3|RATE_LIMITED|{\"opcode\":8,\"retry_after\":1.0,\"meta\":{\"guild_id\":\"100\"}}");
        script.loop.advance(Duration.ofSeconds(5));

        assertThat(script.heard.of(ShardEvent.Anomaly.class))
                .anySatisfy(anomaly ->
                        assertThat(anomaly.description()).contains("op 8").contains("" + code));
        assertThat(script.sent(8)).isEmpty();
    }

    private static PresenceUpdate presence(OnlineStatus status) {
        return new PresenceUpdate(Presence.of(status));
    }
}
