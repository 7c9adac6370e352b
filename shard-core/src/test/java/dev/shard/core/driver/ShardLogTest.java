package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.shard.LocalProtocolException;
import dev.shard.command.RawCommand;
import dev.shard.spi.gateway.GatewayLocator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What operators read (R18), and what nobody may read (law 8). */
class ShardLogTest {
    private final Logger root = (Logger) LoggerFactory.getLogger("dev.shard");
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void leave() {
        root.detachAppender(lines);
        root.setLevel(before);
    }

    private List<ILoggingEvent> atLeast(Level level) {
        return lines.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(level))
                .toList();
    }

    private static String value(ILoggingEvent line, String key) {
        return line.getKeyValuePairs().stream()
                .filter(pair -> pair.key.equals(key))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    }

    @Test
    void aRoutineReconnectIsOneLine_R18() {
        ShardScript script = ShardScript.active();
        lines.list.clear();

        script.connection().closedByPeer(4000);
        script.comeBack();
        script.connection().text("0|2|RESUMED|{}");

        assertThat(atLeast(Level.INFO)).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).isEqualTo("shard resumed its session");
            assertThat(value(line, "shard")).isEqualTo("[0,1]");
            assertThat(value(line, "closeCode")).isEqualTo("4000");
            assertThat(value(line, "seq")).isEqualTo("2");
        });
    }

    @Test
    void repeatedFailuresAreALineEach() {
        ShardScript script = ShardScript.shard().build();
        script.transport.refuses = true;
        script.connect();
        lines.list.clear();

        script.loop.advance(Duration.ofSeconds(20));

        assertThat(atLeast(Level.INFO))
                .hasSizeBetween(3, 8)
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).isEqualTo("shard disconnected"));
    }

    @Test
    void aFailureIsAnErrorWithItsRemedy() {
        ShardScript script = ShardScript.active();

        script.connection().closedByPeer(4004);

        assertThat(atLeast(Level.ERROR)).singleElement().satisfies(line -> {
            assertThat(value(line, "closeCode")).isEqualTo("4004");
            assertThat(value(line, "cause")).contains("check the bot token");
        });
    }

    @Test
    void theTokenLeavesOnlyInIdentifyAndResume_canary() {
        GatewayLocator broken = refresh -> CompletableFuture.failedFuture(new IllegalStateException("no network"));
        ShardScript script = ShardScript.active();
        assertThat(script.sent(2)).singleElement().asString().contains(ShardScript.TOKEN);
        script.connection().text("rubbish");
        script.dispatch(2, "A");
        script.connection().closedByPeer(4000);
        script.comeBack();
        assertThat(script.sent(6)).singleElement().asString().contains(ShardScript.TOKEN);
        script.connection().closedByPeer(4004);
        ShardScript.shard().locator(broken).build().connect();
        String failure = script.shard
                .send("{\"op\":2,\"d\":{\"token\":\"" + ShardScript.TOKEN + "\"}}")
                .handle((done, problem) -> String.valueOf(problem))
                .toCompletableFuture()
                .join();

        assertThat(failure)
                .contains(LocalProtocolException.class.getSimpleName())
                .doesNotContain(ShardScript.TOKEN);
        assertThat(lines.list).hasSizeGreaterThan(20).allSatisfy(line -> {
            assertThat(line.getFormattedMessage() + line.getKeyValuePairs()).doesNotContain(ShardScript.TOKEN);
            if (line.getThrowableProxy() != null) {
                assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy()))
                        .doesNotContain(ShardScript.TOKEN);
            }
        });
        assertThat(script.heard.events.toString() + script.shard.config() + script.shard.status() + script.shard)
                .doesNotContain(ShardScript.TOKEN);
    }

    @Test
    void payloadsStayOutOfTheLog() {
        ShardScript script = ShardScript.active();

        script.connection().text("0|2|MESSAGE_CREATE|{\"content\":\"private\"}");
        script.shard.send(new RawCommand(43, Map.of("text", "private")));
        script.loop.run();

        assertThat(lines.list)
                .anySatisfy(line -> assertThat(value(line, "event")).isEqualTo("MESSAGE_CREATE"));
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
                        .doesNotContain("private"));
    }
}
