package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.shard.CloseStatus;
import dev.shard.tck.transport.Dialed;
import dev.shard.tck.transport.RecordingListener.Signal;
import dev.shard.tck.transport.ScriptedPeer;
import dev.shard.tck.transport.ScriptedServer;
import dev.shard.transport.support.Signals;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What the contract leaves open: a listener that breaks its own promises. */
@ExtendWith(LeakWatch.class)
class NettyConnectionTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Signals.class);

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void watchTheLog() {
        logged.start();
        LOG.addAppender(logged);
        LOG.setAdditive(false);
    }

    @AfterEach
    void leaveTheLog() {
        LOG.detachAppender(logged);
        LOG.setAdditive(true);
    }

    @Test
    void aListenerThatThrowsLosesItsConnectionAndDisturbsNoOther() throws IOException {
        try (var server = ScriptedServer.plain();
                var transport = NettyTransport.builder().ioThreads(1).build()) {
            Dialed broken = Dialed.dial(transport, Dialed.request(server.uri()));
            ScriptedPeer brokenPeer = server.accept().upgrade();
            Dialed healthy = Dialed.dial(transport, Dialed.request(server.uri()));
            ScriptedPeer healthyPeer = server.accept().upgrade();
            broken.signals().awaitOpen();
            healthy.signals().awaitOpen();
            broken.signals().react(signal -> {
                if (signal instanceof Signal.Message) {
                    throw new IllegalStateException("my own fault");
                }
            });

            brokenPeer.text("trigger");
            broken.signals().awaitText();
            healthyPeer.text("unharmed");

            CloseStatus status = broken.signals().awaitClosed();
            assertThat(status.origin()).isEqualTo(CloseStatus.Origin.LOST);
            assertThat(status.failure()).hasMessageContaining("my own fault");
            assertThat(healthy.signals().awaitText()).isEqualTo("unharmed");
            assertThat(logged.list)
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.getFormattedMessage()).contains("a transport listener failed"));
        }
    }
}
