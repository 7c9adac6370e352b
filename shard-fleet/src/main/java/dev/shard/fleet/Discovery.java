package dev.shard.fleet;

import dev.shard.BackoffPolicy;
import dev.shard.TransportException;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.GatewayLocator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what Discord recommends until there is an answer: the whole fleet waits for it. Used on the fleet's loop only.
 *
 * @see "Discord documentation, Get Gateway Bot"
 */
final class Discovery {
    private static final Logger log = LoggerFactory.getLogger(Discovery.class);
    private static final int UNAUTHORIZED = 401;

    private final FleetLoop loop;
    private final GatewayLocator locator;
    private final BackoffPolicy backoff;
    private final CompletableFuture<GatewayInfo> answer = new CompletableFuture<>();
    private int attempts;

    Discovery(FleetLoop loop, GatewayLocator locator, BackoffPolicy backoff) {
        this.loop = loop;
        this.locator = locator;
        this.backoff = backoff;
    }

    /**
     * Asks.
     *
     * @return the answer; fails with a {@link FleetException} if the token is refused or the attempts are used up
     */
    CompletableFuture<GatewayInfo> ask() {
        if (!answer.isDone()) {
            loop.whenComplete(locator.locate(true), this::answered);
        }
        return answer;
    }

    /** Nobody wants to know any more. */
    void cancel(Throwable reason) {
        answer.completeExceptionally(reason);
    }

    private void answered(@Nullable GatewayInfo info, @Nullable Throwable failure) {
        attempts++;
        if (info != null) {
            answer.complete(info);
        } else if (failure instanceof TransportException refused && refused.httpStatus() == UNAUTHORIZED) {
            answer.completeExceptionally(new FleetException("cannot start: " + refused.getMessage(), refused));
        } else if (attempts == backoff.maxAttempts()) {
            answer.completeExceptionally(new FleetException(
                    "cannot start: no answer after " + attempts + (attempts == 1 ? " attempt: " : " attempts: ")
                            + message(failure),
                    failure));
        } else {
            Duration delay = delay(failure);
            log.atWarn()
                    .addKeyValue("attempt", attempts)
                    .addKeyValue("delayMs", delay.toMillis())
                    .addKeyValue("cause", message(failure))
                    .log("the number of shards could not be asked for");
            loop.schedule(delay, this::ask);
        }
    }

    /** Half to all of base * 2^(n-1), and never less than the server asked for. */
    private Duration delay(@Nullable Throwable failure) {
        long full = backoff.base().toNanos() << Math.min(attempts - 1, 20);
        long nanos = Math.min(full, backoff.cap().toNanos());
        Duration drawn = Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
        Duration asked = failure instanceof TransportException refused ? refused.retryAfter() : null;
        return asked != null && asked.compareTo(drawn) > 0 ? asked : drawn;
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "no reason given" : String.valueOf(failure.getMessage());
    }
}
