package dev.shard.compression.zstd;

import static dev.shard.compression.zstd.Compressing.bytes;
import static dev.shard.compression.zstd.Compressing.join;
import static dev.shard.compression.zstd.Compressing.rawBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shard.RemoteProtocolException;
import dev.shard.tck.compression.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R14: a peer cannot make a connection take more native memory than its owner allows. */
class WindowLimitTest {
    private static final String ACK = "{\"op\":11}";

    @ParameterizedTest
    @CsvSource({
        "23, 00", // 1 KiB, the smallest
        "23, 40", // 256 KiB, what the Gateway uses
        "23, 68", // 8 MiB, the limit
        "23, 67", // 4 MiB and seven eighths more
        "10, 00", "27, 88", // 128 MiB, which is not taken before a payload needs it
    })
    void aWindowUpToTheLimitIsTaken(int windowLogMax, String descriptor) {
        try (Connection connection = Connection.of(new ZstdStreamCompression(windowLogMax))) {
            connection.push(join(bytes("28b52ffd 00" + descriptor), rawBlock(ACK)));

            assertThat(connection.received().texts()).containsExactly(ACK);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "23, 69, 9437184", // 8 MiB and an eighth
        "23, 88, 134217728",
        "10, 01, 1152",
        "27, a8, 2147483648",
        "27, ff, 4123168604160", // the largest that there is, 3.75 TiB
    })
    void aLargerWindowIsRefusedBeforeAnythingIsTaken(int windowLogMax, String descriptor, long bytes) {
        CountedContexts contexts = new CountedContexts();
        try (Connection connection = Connection.of(new ZstdStreamCompression(windowLogMax, contexts))) {
            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> connection.push(join(bytes("28b52ffd 00" + descriptor), rawBlock(ACK))))
                    .withMessageContaining("asks for a window of %d bytes, window-log-max=%d allows %d"
                            .formatted(bytes, windowLogMax, 1 << windowLogMax));

            assertThat(contexts.live()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 9, 28, Integer.MAX_VALUE})
    void aLimitThatNoFrameCouldMeetOrNoMachineHoldIsRefused(int windowLogMax) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZstdStreamCompression(windowLogMax))
                .withMessage("windowLogMax must be from 10 to 27, was " + windowLogMax);
    }

    @Test
    void theDefaultIsWhatTheStandardRecommends() {
        try (Connection connection = Connection.of(new ZstdStreamCompression())) {
            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> connection.push(bytes("28b52ffd 00 69")))
                    .withMessageContaining("window-log-max=23");
        }
    }
}
