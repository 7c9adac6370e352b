package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test class whose tests lost a buffer: Netty's paranoid detector reports it in the log, and this reads the log. */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertNone();
    }

    void start() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        reports.start();
        LOG.addAppender(reports);
        // The assertion shows them; no need to show them twice.
        LOG.setAdditive(false);
    }

    /** Looks for buffers that are unreachable but not released. */
    void assertNone() {
        List<String> found = reported();
        stop();
        assertThat(found).as("leaked buffers").isEmpty();
    }

    void stop() {
        LOG.detachAppender(reports);
        LOG.setAdditive(true);
    }

    /** What has been reported so far, after a chance for every lost buffer to be noticed. */
    List<String> reported() {
        System.gc();
        // The detector looks at what was collected when it tracks a new buffer.
        PooledByteBufAllocator.DEFAULT.buffer(1).release();
        UnpooledByteBufAllocator.DEFAULT.buffer(1).release();
        return reports.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith("LEAK"))
                .toList();
    }
}
