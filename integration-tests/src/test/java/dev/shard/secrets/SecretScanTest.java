package dev.shard.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import dev.shard.BotToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** R19: that a token would be found, wherever in the capture it stood. */
class SecretScanTest {
    private static final String TOKEN = "CANARY.fixture.token";

    @TempDir
    private Path directory;

    @Test
    void aCarelessLineOfTheLogIsFound() throws IOException {
        log(logger -> logger.atTrace()
                .addKeyValue("payload", "{\"token\":\"" + TOKEN + "\"}")
                .log("sent"));

        SecretScan scan = scan();
        assertThat(scan.findings())
                .singleElement()
                .asString()
                .contains("suite.log:1", "<token>")
                .doesNotContain(TOKEN);
        assertThat(scan.traceLines()).isOne();
    }

    @Test
    void aTokenInAnExceptionIsFound() throws IOException {
        log(logger -> logger.atWarn()
                .setCause(new IllegalStateException("outer", new IllegalArgumentException("bad token " + TOKEN)))
                .log("failed"));

        assertThat(scan().findings()).isNotEmpty();
    }

    @Test
    void whatHidesItsTokenIsNotFound() throws IOException {
        log(logger -> logger.atTrace().addKeyValue("token", BotToken.of(TOKEN)).log("connects"));

        assertThat(scan().findings()).isEmpty();
        assertThat(scan().traceLines()).isOne();
    }

    @Test
    void aReportOfATestIsRead() throws IOException {
        Files.writeString(directory.resolve("TEST-a.xml"), "<system-out>said " + TOKEN + "</system-out>");

        assertThat(scan().findings()).hasSize(1);
    }

    @Test
    void nothingIsReadWhereNothingIs() throws IOException {
        assertThat(new SecretScan(Set.of(TOKEN))
                        .read(directory.resolve("absent"))
                        .files())
                .isEmpty();
    }

    @Test
    void theTokensAreThoseThatTheSourcesSpeakOf() {
        assertThat(TestTokens.in(
                        "BotToken.of(\"one.of.these\"); String MY_TOKEN = \"another.one\"; x = \"no.token.at.all\";"))
                .containsExactly("another.one", "one.of.these");
    }

    private interface Line {
        void on(Logger logger);
    }

    /** With the layout of the whole suite's log. */
    private void log(Line line) {
        Logger logger = (Logger) LoggerFactory.getLogger("careless");
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(logger.getLoggerContext());
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level [%thread] %logger %msg %kvp %mdc%n");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(logger.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setFile(directory.resolve("suite.log").toString());
        appender.start();
        // Nothing of it may reach the suite's own log, where it would rightly be found.
        logger.setAdditive(false);
        logger.setLevel(Level.TRACE);
        logger.addAppender(appender);
        line.on(logger);
        logger.detachAppender(appender);
        appender.stop();
    }

    private SecretScan scan() throws IOException {
        return new SecretScan(Set.of(TOKEN)).read(directory);
    }
}
