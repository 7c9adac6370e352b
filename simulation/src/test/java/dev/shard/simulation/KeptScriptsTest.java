package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lives that went wrong once, in short. */
class KeptScriptsTest {
    @BeforeAll
    static void quiet() {
        LogWatch.install();
    }

    /** Each start forgave the failures before it, so that a locator was never asked anew. */
    @Test
    void whoeverRestartsByHandFindsAGatewayThatHasMoved() {
        Setting byHand = new Setting(1, true, "none", 30000, 29, 1, 0, 1000, false, false, 0, 27, true, 30, 1000);

        assertHolds(Script.of(50L, 10, byHand).at(6_140, Kind.HOST_MOVED, 0, 0).at(357_755, Kind.REINSTANTIATE, 0, 0));
    }

    /** The end of an old connection was counted once more, so that a stop waited for a connection that was none. */
    @Test
    void whoeverStopsIsToldAtOnceWhateverAnOldConnectionSays() {
        Setting setting = new Setting(1, false, "none", 30000, 15, 2, 0, 1000, true, true, 0, 15, false, 0, 1000);

        assertHolds(Script.of(12L, 10, setting)
                .at(301_146, Kind.REINSTANTIATE, 0, 0)
                .at(305_938, Kind.LATE_CALLBACK, 0, 5)
                .at(332_062, Kind.DISCONNECT, 0, 1_001));
    }

    /** A permit was used after the limiter had given up hope, and the next one followed within the 5 seconds. */
    @Test
    void aLoopThatIsBusyForLongDoesNotIdentifyWithAnOldPermit() {
        Setting setting =
                new Setting(4, false, "zstd-stream", 6000, 32, 2, 0, 1000, true, true, 0, 11, false, 30, 1000);

        assertHolds(Script.of(8719L, 10, setting).at(3_835, Kind.STALL, 0, 37_802));
    }

    private static void assertHolds(Script script) {
        assertThat(script.failure()).isNull();
    }
}
