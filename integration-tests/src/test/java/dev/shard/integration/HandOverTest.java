package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.core.InMemorySessionStore;
import dev.shard.sim.GatewaySimulator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R12: a shard stops, another one continues its session from the store, and the Gateway sees no identify. */
class HandOverTest {
    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    private final InMemorySessionStore store = new InMemorySessionStore();

    @Test
    void anotherShardResumesWhatTheFirstSuspended() {
        String session;
        try (LiveShard first = storing().ready()) {
            session = first.sessionId();
            first.awaitDelivered();
            join(first.shard().suspend());
        }
        gateway.publish("MESSAGE_CREATE", "{\"content\":\"in between\"}");

        try (LiveShard second = storing().ready()) {
            assertThat(second.sessionId()).isEqualTo(session);
            assertThat(gateway.counts().identifies()).isOne();
            assertThat(second.heard().dispatches("MESSAGE_CREATE")).hasSize(1).allMatch(Dispatch::replayed);
            assertThat(second.heard().last(ShardEvent.Resumed.class).replayed()).isOne();
        }
    }

    @Test
    void whatWasStoredWithOtherIntentsIsNotResumed() {
        try (LiveShard first = storing().ready()) {
            join(first.shard().suspend());
        }

        try (LiveShard second = storing()
                .config(config -> config.intents(Intents.nonPrivileged()))
                .ready()) {
            assertThat(gateway.counts().resumes()).isZero();
            assertThat(gateway.counts().identifies()).isEqualTo(2);
            assertThat(second.status().identified()).isTrue();
        }
    }

    @Test
    void afterAFinalDisconnectNothingIsLeftToResume() {
        try (LiveShard first = storing().ready()) {
            join(first.shard().disconnect());
        }

        assertThat(join(store.load(ShardId.SINGLE))).isEmpty();
    }

    private LiveShard.Builder storing() {
        return against(gateway).with(shard -> shard.sessionStore(store));
    }
}
