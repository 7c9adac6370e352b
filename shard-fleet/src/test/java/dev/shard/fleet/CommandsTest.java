package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.OnlineStatus;
import dev.shard.Presence;
import dev.shard.ShardId;
import dev.shard.command.PresenceUpdate;
import dev.shard.command.RequestChannelInfo;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Commands find their shard. */
class CommandsTest {
    private static final PresenceUpdate AWAY = new PresenceUpdate(Presence.of(OnlineStatus.IDLE));

    private final VirtualFleet virtual = new VirtualFleet().maxConcurrency(8);

    @Test
    void aPresenceGoesThroughEveryShard() {
        virtual.recommending(8).up("all");

        virtual.join(virtual.fleet.broadcast(AWAY));
        virtual.loop.advance(Duration.ofSeconds(1));

        assertThat(virtual.gateway.commands).hasSize(8).allMatch(command -> command.op() == 3);
        assertThat(virtual.gateway.commands)
                .extracting(ModelGateway.Command::shard)
                .doesNotHaveDuplicates();
    }

    @Test
    void aCommandForAGuildGoesThroughTheGuildsShard() {
        virtual.recommending(8).up("all");
        long guild = 1_100_000_000_000_000_100L;

        virtual.join(virtual.fleet.send(guild, new RequestChannelInfo(guild, Set.of(RequestChannelInfo.Field.STATUS))));
        virtual.loop.advance(Duration.ofSeconds(1));

        assertThat(virtual.gateway.commands)
                .singleElement()
                .isEqualTo(new ModelGateway.Command(ShardId.ofGuild(guild, 8), 43));
        assertThat(virtual.fleet.shardOf(guild).orElseThrow().id()).isEqualTo(ShardId.ofGuild(guild, 8));
    }

    @Test
    void aGuildOfAShardThatRunsElsewhereIsRefused() {
        virtual.up("0-2/8");
        long guild = 7L << 22;

        assertThatThrownBy(() -> virtual.join(virtual.fleet.send(guild, AWAY)))
                .hasMessageContaining("guild " + guild + " belongs to a shard that this fleet does not run");
        assertThat(virtual.fleet.shardOf(guild)).isEmpty();
    }

    @Test
    void whoCouldNotSendIsNamed() {
        virtual.gateway.refused.put(new ShardId(1, 2), 4010);
        virtual.recommending(2).build("all");
        assertThatThrownBy(() -> virtual.join(virtual.fleet.start())).hasMessageContaining("4010");

        assertThatThrownBy(() -> virtual.join(virtual.fleet.broadcast(AWAY)))
                .hasMessageContaining("1 of 2 shards could not send op 3; shard=[1,2]");
        virtual.loop.advance(Duration.ofSeconds(1));
        assertThat(virtual.gateway.commands).hasSize(1);
    }
}
