package dev.shard.faults;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.shard.faults.Fault.Kind;
import dev.shard.integration.LiveShard;
import dev.shard.integration.LogCapture;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** R11: wherever in its first few kilobytes a connection ends, the session goes on, and each event is delivered once. */
class CutAnywhereTest {
    /** From the first byte of the upgrade, over HELLO and what is replayed, into what follows. */
    private static final int TO_SHARD_BYTES = 4500;

    /** An IDENTIFY is so much longer than a RESUME, at most. */
    private static final int LONGER_IDENTIFY = 200;

    private static final int CUTS = 40;

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void noByteIsABadPlaceToEnd(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        for (Wire wire : Wire.all()) {
            try (LogCapture errors = LogCapture.of("dev.shard", Level.ERROR);
                    Course course = Course.over(wire);
                    LiveShard live = course.shard().ready()) {
                long bytesToGateway = course.proxy().newest().passed(Direction.TO_GATEWAY) - LONGER_IDENTIFY;
                for (int i = 0; i < CUTS; i++) {
                    cutOnce(course, live, plan(random, (int) bytesToGateway));
                }

                live.assertNothingLostOrDoubled();
                assertThat(course.gateway().counts().identifies())
                        .as("%s", wire)
                        .isOne();
                assertThat(course.gateway().violations()).as("%s", wire).isEmpty();
                assertThat(errors.events()).as("%s", wire).isEmpty();
            }
        }
    }

    /** Ends the connection, then the one that would resume; what was missed meanwhile comes with the third. */
    private static void cutOnce(Course course, LiveShard live, Plan plan) {
        CompletableFuture<Link> doomed = course.proxy().next(plan);
        course.proxy().newest().reset();
        course.gateway().publish("NOISE", Noise.json(2000));
        join(doomed);
        course.gateway().publish("NOISE", Noise.json(4000));
        live.await("the cut of " + plan, () -> join(doomed).suffered());
        live.await("the connection after " + plan, () -> course.proxy().newest() != join(doomed));
        live.awaitActive().awaitDelivered();
    }

    private static Plan plan(Random random, int bytesToGateway) {
        Kind kind = random.nextBoolean() ? Kind.CLOSE : Kind.RESET;
        return random.nextInt(4) == 0
                ? Plan.of(Direction.TO_GATEWAY, new Fault(kind, random.nextInt(bytesToGateway)))
                : Plan.of(Direction.TO_SHARD, new Fault(kind, random.nextInt(TO_SHARD_BYTES)));
    }
}
