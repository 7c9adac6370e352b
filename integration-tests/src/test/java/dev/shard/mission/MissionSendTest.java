package dev.shard.mission;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.Activity;
import dev.shard.GatewayCommand;
import dev.shard.LocalProtocolException;
import dev.shard.OnlineStatus;
import dev.shard.Opcode;
import dev.shard.Presence;
import dev.shard.command.PresenceUpdate;
import dev.shard.command.RawCommand;
import dev.shard.command.RequestChannelInfo;
import dev.shard.command.RequestGuildMembers;
import dev.shard.command.RequestSoundboardSounds;
import dev.shard.command.VoiceStateUpdate;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code sendAsync, heartbeatAsync}: {@code send(String)}, {@code send(GatewayCommand)} and {@code heartbeat()}. */
class MissionSendTest {
    private final List<Trace> traces = new CopyOnWriteArrayList<>();

    @AutoClose
    private final GatewaySimulator gateway =
            GatewaySimulator.builder().membersPerGuild(1500).trace(traces::add).start();

    @AutoClose
    private final LiveShard live = LiveShard.readyAgainst(gateway);

    private final long guild = guildOfReady();

    @Test
    void sendTakesAWholePayloadAsText() {
        join(live.shard().send("{\"op\":3,\"d\":{\"since\":null,\"activities\":[],\"status\":\"dnd\",\"afk\":false}}"));

        awaitSeen(Opcode.PRESENCE_UPDATE);
    }

    @Test
    void textThatIsNoPayloadFailsAlone() {
        assertThatThrownBy(() -> join(live.shard().send("{\"op\":3,")))
                .hasCauseInstanceOf(LocalProtocolException.class);

        assertThat(live.status().identified()).isTrue();
    }

    @Test
    void presenceIsUpdated() {
        send(new PresenceUpdate(Presence.of(OnlineStatus.IDLE, Activity.custom("resting"))));

        awaitSeen(Opcode.PRESENCE_UPDATE);
    }

    @Test
    void voiceStateIsUpdated() {
        send(VoiceStateUpdate.join(guild, guild + 1));

        awaitSeen(Opcode.VOICE_STATE_UPDATE);
    }

    @Test
    void membersComeInChunks() {
        send(RequestGuildMembers.all(guild).withNonce("all of them"));

        live.await(
                "two chunks",
                () -> live.heard().dispatches("GUILD_MEMBERS_CHUNK").count() == 2);
        assertThat(live.heard().dispatches("GUILD_MEMBERS_CHUNK"))
                .extracting(
                        chunk -> chunk.data().as(JsonNode.class).path("nonce").asString())
                .containsExactly("all of them", "all of them");
    }

    @Test
    void membersAreFoundByIdAndByName() {
        send(RequestGuildMembers.byId(guild, List.of(42L)));
        send(RequestGuildMembers.startingWith(guild, "zzz", 5));

        live.await(
                "two answers",
                () -> live.heard().dispatches("GUILD_MEMBERS_CHUNK").count() == 2);
    }

    @Test
    void soundboardSoundsAreAnswered() {
        send(new RequestSoundboardSounds(List.of(guild)));

        awaitAnswer("SOUNDBOARD_SOUNDS");
    }

    @Test
    void channelInfoIsAnswered() {
        send(new RequestChannelInfo(guild, Set.of(RequestChannelInfo.Field.STATUS)));

        awaitAnswer("CHANNEL_INFO");
    }

    @Test
    void aCommandWithoutATypeIsSentRaw() {
        send(new RawCommand(
                Opcode.REQUEST_SOUNDBOARD_SOUNDS.code(), Map.of("guild_ids", List.of(Long.toUnsignedString(guild)))));

        awaitAnswer("SOUNDBOARD_SOUNDS");
    }

    @Test
    void heartbeatBringsItsRoundTrip() {
        long before = gateway.counts().heartbeats();

        Duration roundTrip = join(live.shard().heartbeat());

        assertThat(roundTrip).isPositive();
        assertThat(gateway.counts().heartbeats()).isGreaterThan(before);
    }

    private void send(GatewayCommand command) {
        join(live.shard().send(command));
    }

    private void awaitSeen(Opcode opcode) {
        live.await(
                opcode + " at the gateway",
                () -> traces.stream()
                        .anyMatch(trace ->
                                trace.direction() == Trace.Direction.FROM_CLIENT && trace.op() == opcode.code()));
        assertThat(gateway.violations()).isEmpty();
    }

    private void awaitAnswer(String name) {
        live.await(name, () -> live.heard().dispatches(name).findAny().isPresent());
        assertThat(gateway.violations()).isEmpty();
    }

    private long guildOfReady() {
        return live.heard()
                .dispatches("READY")
                .findFirst()
                .orElseThrow()
                .data()
                .as(JsonNode.class)
                .path("guilds")
                .path(0)
                .path("id")
                .asLong();
    }
}
