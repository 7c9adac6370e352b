package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ListenerOptions;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import org.junit.jupiter.api.Test;

class RecipientsTest {
    private final Recipients recipients = new Recipients();
    private final Delivery delivery = new Delivery(ShardId.SINGLE, new PipeCodec(), new VirtualLoop());

    private QueuedOutlet offLoop() {
        return new ListenerOutlet(new ShardListener() {}, ListenerOptions.onLoop(), Runnable::run, delivery);
    }

    @Test
    void whoComesAndGoesIsNotSeenInAnAudienceOfBefore() {
        QueuedOutlet stays = offLoop();
        QueuedOutlet goes = offLoop();
        recipients.add(stays);
        Audience before = recipients.audience();

        assertThat(recipients.add(goes)).isTrue();
        assertThat(recipients.audience().queued).containsExactly(stays, goes);
        recipients.remove(goes);

        assertThat(recipients.audience().queued).containsExactly(stays);
        assertThat(before.queued).containsExactly(stays);
    }

    @Test
    void whoComesAfterTheEndHearsNothing() {
        QueuedOutlet there = offLoop();
        recipients.add(there);

        assertThat(recipients.close().queued).containsExactly(there);

        assertThat(recipients.add(offLoop())).isFalse();
        assertThat(recipients.audience().queued).isEmpty();
    }
}
