package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong on the command line gets one sentence, the way to help, and exit status 2. */
class UsageErrorsTest {
    @ParameterizedTest(name = "shard {0}")
    @CsvSource(delimiter = '|', textBlock = """
        ''                                            | Missing required subcommand
        rnu                                           | 'rnu'
        run --token X --colour                        | '--colour'
        run --token a_b --intents GUILDZ              | did you mean GUILDS?
        run --token X --intents 1099511627776         | undefined bits
        run --token X -Dcodec                         | Value for option '-D' (KEY=VALUE) should be
        run --token X -D codec=json                   | every key starts with shard.
        run --token X -Dshard.codecs.json.x=1         | no setting named "x"
        run --token X -Dshard.timeouts.helo=1s        | did you mean hello?
        check --token X --intents GUILDZ              | did you mean GUILDS?
        demo -Dshard.transport=nety                   | did you mean netty?
        run --token X --shard 3                       | ID,COUNT
        run --token X --shard 3,2                     | shard id must be
        run --token X --url ht^tp                     | is no URL
        run --token X --url http://x.example          | ws:// or wss://
        run --token X --url wss:///path               | no host
        run --token X --transport nety                | did you mean netty?
        run --token X --codec jsn                     | did you mean json?
        run --token X --compression zlib-strem        | did you mean zlib-stream?
        run --token X --proxy ftp://proxy.example     | http or socks5
        run --token X --trust does-not-exist.pem      | does-not-exist.pem
        run --token X --max-attempts -1               | must be a whole number from 0
        run --token é                                 | ASCII
        demo --shards 0                               | --shards must be from 1 to 500
        demo --shards 501                             | --shards must be from 1 to 500
        demo --seconds 0                              | --seconds must be from 1
        demo --seconds soon                           | 'soon' is not an int
        demo --rate -1                                | --rate must be from 0
        demo --rate NaN                               | --rate must be from 0
        demo --faults wilder                          | NONE, MILD, WILD
        demo --transport carrier-pigeon               | Available: javaws, netty
        sim --port 65536                              | --port must be from 0 to 65535
        sim --guilds -1                               | --guilds must be from 0
        sim --rate Infinity                           | --rate must be from 0
        sim --replay does-not-exist.jsonl             | does-not-exist.jsonl
        """)
    void isRefusedInOneSentence(String arguments, String words) {
        Program program = Program.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(program.exitStatus()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).hasSizeBetween(2, 3);
        assertThat(program.err().get(0)).startsWith("shard: ").contains(words);
        assertThat(program.err()).last().asString().startsWith("Try 'shard").endsWith(" --help'.");
    }

    @Test
    void aTokenWithASpaceIsRefusedWithoutBeingRepeated() {
        Program program = Program.run("run", "--token", "CANARY TOKEN");

        assertThat(program.exitStatus()).isEqualTo(2);
        assertThat(program.err()).noneMatch(line -> line.contains("CANARY"));
    }

    @Test
    void aRecordingThatIsNoneIsRefusedWithItsLine(@TempDir Path directory) throws Exception {
        Path recording = Files.writeString(directory.resolve("session.jsonl"), "{\"op\":0}\nnot json\n");

        Program program = Program.run("sim", "--replay", recording.toString());

        assertThat(program.exitStatus()).isEqualTo(1);
        assertThat(program.err()).singleElement().asString().startsWith("shard: session.jsonl: line ");
    }

    @Test
    void helpIsNoMistake() {
        Program program = Program.run("run", "--help");

        assertThat(program.exitStatus()).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out()).anyMatch(line -> line.contains("--compression"));
    }
}
