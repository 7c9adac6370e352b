package dev.shard.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536})
    void aMessageIsReadAsItWasWritten(int length) throws Exception {
        byte[] message = "x".repeat(length).getBytes(UTF_8);
        try (var writer = new SessionWriter(folder, "some", true)) {
            writer.write("first".getBytes(UTF_8), 5);
            writer.write(message, 7 * length);
        }

        Session session = Session.read(folder, "some");

        assertThat(session.size()).isEqualTo(2);
        assertThat(session.message(1)).isEqualTo(ByteBuffer.wrap(message));
        assertThat(session.payloadBytes(1)).isEqualTo(7 * length);
        assertThat(session.payloadBytes(0, 2)).isEqualTo(5 + 7L * length);
    }

    /** RFC 6455, section 5.2: a text frame of five bytes. */
    @Test
    void framesAreThoseOfAServer() throws Exception {
        try (var writer = new SessionWriter(folder, "some", true)) {
            writer.write("first".getBytes(UTF_8), 5);
        }

        ByteBuffer frames = Session.read(folder, "some").frames(0, 1);

        assertThat(frames).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0x81, 5, 'f', 'i', 'r', 's', 't'}));
    }

    @Test
    void aPaceIsKeptWhateverComesLate() {
        Plan plan = Plan.parse("paced 3 2000 10000");

        assertThat(plan).isEqualTo(new Plan.Paced(3, 2_000, 10_000));
        assertThat(((Plan.Paced) plan).dueNanos(100, 4_000)).isEqualTo(2_000_000_100L);
    }
}
