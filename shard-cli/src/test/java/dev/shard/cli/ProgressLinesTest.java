package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardEvent;
import dev.shard.ShardId;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a person reads who watches a shard. */
class ProgressLinesTest {
    private final StringWriter err = new StringWriter();
    private final ProgressLines lines = new ProgressLines(new PrintWriter(err));

    @Test
    void aChangeOfCompressionSaysWhichAndWhy() {
        lines.onEvent(new ShardEvent.CompressionChanged(
                new ShardId(3, 16), "zstd-stream", "zlib-stream", "it broke on two connections in a row"));

        assertThat(err)
                .hasToString("shard=[3,16] compression zlib-stream instead of zstd-stream: it broke on two connections"
                        + " in a row" + System.lineSeparator());
    }
}
