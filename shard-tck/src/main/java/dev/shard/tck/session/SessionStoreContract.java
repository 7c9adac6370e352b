package dev.shard.tck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.session.SessionStore;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules S2 to S5 of {@link SessionStore}, as tests. S1 cannot be tested: nobody but the store can make it slow or fail. */
public abstract class SessionStoreContract {
    private static final Instant NANOS = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final Instant SECONDS = Instant.parse("2026-01-02T03:04:05Z");
    private static final ShardId SHARD = new ShardId(1, 4);
    private static final ShardSession SESSION = session(SHARD, "first");

    /** An empty store; the same one throughout a test. */
    protected abstract SessionStore store();

    /**
     * Opens the store as another living process does, with what {@link #store()} holds; may throw what opening throws.
     *
     * @return empty, which skips S5, if sessions of the store never leave its process
     */
    protected Optional<Supplier<SessionStore>> elsewhere() {
        return Optional.empty();
    }

    /** If it fails: look for a default session, or one that an earlier test left. */
    @Test
    final void s2_anEmptyStoreHasNoSession() {
        assertThat(load(SHARD)).isEmpty();
    }

    /** If it fails: look for a field that is not written, or cut: times to milliseconds, numbers to 32 bits. */
    @Test
    final void s2_whatIsLoadedEqualsWhatWasSavedInEveryField() {
        ShardSession exact = new ShardSession(
                SHARD, "exact", (1L << 53) + 1, URI.create("wss://resume.example/?a=b"), 1 << 25, 10, "3f2a", NANOS);

        await(store().save(exact));

        assertThat(load(SHARD)).contains(exact);
    }

    /** If it fails: look for the address that READY may lack. */
    @Test
    final void s2_aSessionWithoutAnAddressIsKeptToo() {
        ShardSession without = new ShardSession(SHARD, "first", 7, null, 1, 10, "3f2a", SECONDS);
        await(store().save(without));

        assertThat(load(SHARD)).contains(without);
    }

    /** If it fails: look for an insertion that keeps what is there. */
    @Test
    final void s3_theLaterSessionReplacesTheEarlier() {
        await(store().save(SESSION));
        ShardSession later = SESSION.withSequence(SESSION.sequence() + 1);

        await(store().save(later));

        assertThat(load(SHARD)).contains(later);
    }

    /** If it fails: look for a key that is the shard's id without the number of shards. */
    @Test
    final void s3_sessionsOfOtherShardsStay() {
        ShardSession otherId = session(new ShardId(2, 4), "other id");
        ShardSession otherCount = session(new ShardId(1, 2), "other count");
        await(store().save(SESSION));
        await(store().save(otherId));

        await(store().save(otherCount));

        assertThat(load(SHARD)).contains(SESSION);
        assertThat(load(otherId.shard())).contains(otherId);
        assertThat(load(otherCount.shard())).contains(otherCount);
    }

    /** If it fails: look for a removal that is only written down, or that takes more with it. */
    @Test
    final void s4_aRemovedSessionIsGoneAndNoOther() {
        ShardSession other = session(new ShardId(2, 4), "other");
        await(store().save(SESSION));
        await(store().save(other));

        await(store().remove(SHARD));

        assertThat(load(SHARD)).isEmpty();
        assertThat(load(other.shard())).contains(other);
    }

    /** If it fails: look for a removal that wants to find something. */
    @Test
    final void s4_whatIsNotThereMayBeRemoved() {
        await(store().remove(SHARD));

        assertThat(load(SHARD)).isEmpty();
    }

    /** If it fails: look for a store that two processes can have, and for the shard's holder, which nobody asks for. */
    @Test
    final void s5_aShardOfALivingProcessIsNobodyElses() {
        Optional<Supplier<SessionStore>> elsewhere = elsewhere();
        assumeTrue(elsewhere.isPresent(), "sessions of this store never leave its process");
        await(store().load(SHARD));
        await(store().save(SESSION));

        assertThatThrownBy(() -> loadFrom(elsewhere.orElseThrow()))
                .satisfies(failure -> assertThat(rootCause(failure))
                        .isInstanceOfSatisfying(
                                SessionHeldException.class,
                                held -> assertThat(held.holder()).isNotBlank()));
        assertThat(load(SHARD)).contains(SESSION);
    }

    private static void loadFrom(Supplier<SessionStore> elsewhere) {
        try (SessionStore other = elsewhere.get()) {
            await(other.load(SHARD));
        }
    }

    private static Throwable rootCause(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }

    private Optional<ShardSession> load(ShardId shard) {
        return await(store().load(shard));
    }

    private static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static ShardSession session(ShardId shard, String id) {
        return new ShardSession(shard, id, 7, URI.create("wss://resume.example"), 1, 10, "3f2a", SECONDS);
    }
}
