package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ListenerOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** After a pause of ours an acknowledgement lies behind all that the Gateway wrote meanwhile. */
class ReadingPausesTest {
    private static final int ROOM = 8;

    private final Held executor = new Held();
    private final ShardScript script = ShardScript.shard()
            .listener(new Recorder(), ListenerOptions.on(executor).withQueue(ROOM, 4096))
            .active();
    private long sequence = 1;

    /** R10: what piled up may take as long to be read as it took to come. */
    @Test
    void nobodyIsConvictedWhileThePileIsBeingRead() {
        pause(Duration.ofMinutes(3));

        talk(8, Duration.ofSeconds(20));

        assertThat(convicted()).isFalse();
    }

    /** R10: that holds for a consumer that is slow again and again, too. */
    @Test
    void pausesAddUp() {
        pause(Duration.ofMinutes(2));
        pause(Duration.ofSeconds(1));
        pause(Duration.ofMinutes(2));

        talk(10, Duration.ofSeconds(20));

        assertThat(convicted()).isFalse();
    }

    /** R1: the excuse ends when nothing comes any more. */
    @Test
    void silenceAfterAPauseIsFound() {
        pause(Duration.ofMinutes(3));
        talk(1, Duration.ZERO);

        script.loop.advance(ShardScript.INTERVAL.multipliedBy(3));

        assertThat(convicted()).isTrue();
    }

    /** R1: it ends too when it has lasted for as long as the pause. */
    @Test
    void aPeerThatOnlyTalksIsFoundOnceThePileMustHaveBeenRead() {
        pause(Duration.ofMinutes(3));

        talk(30, Duration.ofSeconds(10));

        assertThat(convicted()).isTrue();
    }

    /** R1: and with the acknowledgement of a heartbeat from after the pause, for it was the last in the pile. */
    @Test
    void afterAnAcknowledgementTheNextMustComeInTime() {
        pause(Duration.ofMinutes(30));
        script.loop.advance(ShardScript.INTERVAL);
        acknowledgeAll();

        talk(20, Duration.ofSeconds(6));

        assertThat(convicted()).isTrue();
    }

    /** R10: an acknowledgement of a heartbeat from before or during the pause says nothing about the rest of the pile. */
    @Test
    void afterAnOlderAcknowledgementThePileIsStillBeingRead() {
        pause(Duration.ofMinutes(3));
        script.connection().text("11|||");

        talk(8, Duration.ofSeconds(20));

        assertThat(convicted()).isFalse();
    }

    private void pause(Duration duration) {
        for (int i = 0; script.connection().reading; i++) {
            assertThat(i).as("events until the queue is full").isLessThan(2 * ROOM);
            script.dispatch(++sequence, "A");
        }
        script.loop.advance(duration);
        catchUp();
        assertThat(script.connection().reading).isTrue();
    }

    private void talk(int events, Duration each) {
        for (int i = 0; i < events; i++) {
            script.dispatch(++sequence, "A");
            catchUp();
            script.loop.advance(each);
        }
    }

    private void catchUp() {
        executor.run();
        script.loop.run();
        executor.run();
    }

    private void acknowledgeAll() {
        for (int beats = script.sent(1).size(); beats > 0; beats--) {
            script.connection().text("11|||");
        }
    }

    private boolean convicted() {
        return script.transport.connections.get(0).closeCode == 4900;
    }
}
