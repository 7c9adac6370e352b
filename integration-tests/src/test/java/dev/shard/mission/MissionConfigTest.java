package dev.shard.mission;

import static dev.shard.integration.LiveShard.against;
import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.BotToken;
import dev.shard.CloseCode;
import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.Opcode;
import dev.shard.ShardConfig;
import dev.shard.ShardFailedException;
import dev.shard.ShardPhase;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.ShardId;
import dev.shard.sim.report.Violation;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code token, intents, shardId, shardCount, shouldReconnect, largeThreshold}: {@link ShardConfig}. */
class MissionConfigTest {
    private static final String MESSAGE = "{\"id\":\"1\",\"channel_id\":\"2\",\"content\":\"hello\"}";

    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @Test
    void tokenIsWhatTheGatewayKnowsTheBotBy() {
        try (LiveShard right = LiveShard.readyAgainst(gateway);
                LiveShard wrong = against(gateway)
                        .config(config -> config.token(BotToken.of("WRONG.TOKEN")))
                        .build()) {
            assertThat(identifyOf(right).path("token").asString()).isEqualTo(GatewaySimulator.DEFAULT_TOKEN);
            assertThatThrownBy(() -> join(wrong.shard().connect()))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ShardFailedException.class,
                            failed -> assertThat(failed.status().code())
                                    .isEqualTo(CloseCode.AUTHENTICATION_FAILED.code()));
            assertThat(gateway.violations()).containsOnlyKeys(Violation.WRONG_TOKEN);
        }
    }

    @Test
    void intentsDecideWhichEventsCome() {
        Intents guildsOnly = Intents.of(Intent.GUILDS);

        try (LiveShard live =
                against(gateway).config(config -> config.intents(guildsOnly)).ready()) {
            assertThat(identifyOf(live).path("intents").asInt()).isEqualTo(guildsOnly.bits());
            assertThat(gateway.publish("MESSAGE_CREATE", MESSAGE)).isZero();
        }
        try (LiveShard live = LiveShard.readyAgainst(gateway)) {
            assertThat(gateway.publish("MESSAGE_CREATE", MESSAGE)).isOne();
            live.awaitDelivered();
        }
    }

    @Test
    void shardIdAndShardCountDecideWhichGuildsCome() {
        try (LiveShard live =
                against(gateway).config(config -> config.shard(3, 16)).ready()) {
            assertThat(identifyOf(live).path("shard").toString()).isEqualTo("[3,16]");
            assertThat(gateway.shard(3).shard()).contains(new ShardId(3, 16));
            assertThat(live.shard().id()).hasToString("[3,16]");
        }
    }

    @Test
    void withoutAutoReconnectALostConnectionStaysLostAndItsSessionResumable() {
        try (LiveShard live =
                against(gateway).config(config -> config.autoReconnect(false)).ready()) {
            String session = live.sessionId();
            gateway.shard(0).dropTcp();
            live.await("stop", () -> live.status().phase() == ShardPhase.STOPPED);

            assertThat(gateway.counts().connections()).isOne();
            assertThat(live.status().autoReconnect()).isFalse();

            join(live.shard().connect());

            assertThat(live.sessionId()).isEqualTo(session);
        }
    }

    @Test
    void withAutoReconnectALostConnectionIsReplaced() {
        try (LiveShard live = LiveShard.readyAgainst(gateway)) {
            gateway.shard(0).dropTcp();
            live.await("resume", () -> live.status().history().resumes() == 1);

            assertThat(live.status().autoReconnect()).isTrue();
            assertThat(gateway.counts().connections()).isEqualTo(2);
        }
    }

    @Test
    void largeThresholdIsPartOfIdentify() {
        try (LiveShard live =
                against(gateway).config(config -> config.largeThreshold(250)).ready()) {
            assertThat(identifyOf(live).path("large_threshold").asInt()).isEqualTo(250);
            assertThat(gateway.violations()).isEmpty();
        }
    }

    private static JsonNode identifyOf(LiveShard live) {
        return live.sent().dataOf(Opcode.IDENTIFY.code()).get(0);
    }
}
