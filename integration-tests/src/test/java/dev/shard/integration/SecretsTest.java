package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.shard.BotToken;
import dev.shard.command.RawCommand;
import dev.shard.core.InMemorySessionStore;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.HttpAnswer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

/** R19: a token shows up in no log line, not even at TRACE or from the libraries below, in no exception and no toString. */
class SecretsTest {
    private static final String CANARY = "CANARY.TOKEN.that-nobody-may-ever-read";

    private final List<String> said = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#all")
    void theTokenIsNowhereToBeRead(Combination parts) {
        try (LogCapture log = LogCapture.of(Logger.ROOT_LOGGER_NAME, Level.TRACE);
                LogCapture ours = LogCapture.of("dev.shard", Level.TRACE);
                GatewaySimulator gateway =
                        GatewaySimulator.builder().token(CANARY).start()) {
            live(gateway, parts);
            beRefused(gateway, parts);

            log.events().forEach(this::note);
            ours.events().forEach(this::note);
            assertThat(log.events()).as("other loggers").isNotEmpty();
            assertThat(ours.events()).as("ours").hasSizeGreaterThan(20);
        }

        assertThat(said).noneMatch(text -> text.contains(CANARY));
    }

    /** All that a shard with the right token does and says, trouble included. */
    private void live(GatewaySimulator gateway, Combination parts) {
        gateway.scenario().answerUpgrades(1, HttpAnswer.html(403));
        InMemorySessionStore store = new InMemorySessionStore();
        try (LiveShard live = against(gateway)
                .parts(parts)
                .config(config -> config.token(BotToken.of(CANARY)))
                .with(shard -> shard.sessionStore(store))
                .ready()) {
            note(live.shard().send("{\"op\":2,\"d\":{\"token\":\"" + CANARY + "\"}}"));
            note(live.shard().send("{\"op\":3,\"d\":{\"token\":\"" + CANARY + "\""));
            note(live.shard().send(new RawCommand(3, Map.of("token", CANARY + "x".repeat(5000)))));
            gateway.shard(0).corruptNextFrame();
            gateway.publish("MESSAGE_CREATE", "{}");
            live.await("trouble", () -> live.status().history().lastClose() != null);
            live.awaitActive();
            said.add(live.shard() + " " + live.shard().config() + " " + live.status()
                    + live.shard().session());
            join(live.shard().suspend());
            said.add(join(store.load(live.id())).toString());
        }
    }

    /** The canary is wrong here, so everything about it could be worth a message. */
    private void beRefused(GatewaySimulator gateway, Combination parts) {
        try (LiveShard wrong = against(gateway)
                .parts(parts)
                .config(config -> config.token(BotToken.of(CANARY + "-wrong")))
                .build()) {
            note(wrong.shard().connect());
            assertThat(wrong.status().phase().ended()).isTrue();
        }
    }

    private void note(CompletionStage<?> failing) {
        Throwable failure = catchThrowable(() -> join(failing));
        if (failure != null) {
            note(failure);
        }
    }

    private void note(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        said.add(text.toString());
    }

    private void note(ILoggingEvent line) {
        said.add(line.getLoggerName() + " " + line.getThreadName() + " " + line.getFormattedMessage() + " "
                + line.getKeyValuePairs() + " " + line.getMDCPropertyMap());
        for (var cause = line.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            said.add(cause.getClassName() + " " + cause.getMessage());
        }
    }
}
