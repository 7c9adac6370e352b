package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test class whose tests lost a buffer, or BoringSSL's native memory: Netty's paranoid detector reports it in the log, and this reads the log. */
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

    /** Looks for what is unreachable but not released. */
    void assertNone() {
        List<String> found = reported();
        stop();
        assertThat(found).as("leaks").isEmpty();
    }

    void stop() {
        LOG.detachAppender(reports);
        LOG.setAdditive(true);
    }

    /** What has been reported so far, after a chance for every lost buffer to be noticed. */
    List<String> reported() {
        System.gc();
        // A detector looks at what was collected when it tracks something new of its kind.
        PooledByteBufAllocator.DEFAULT.buffer(1).release();
        UnpooledByteBufAllocator.DEFAULT.buffer(1).release();
        if (OpenSsl.isAvailable()) {
            trackTls();
        }
        return reports.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith("LEAK"))
                .toList();
    }

    private static void trackTls() {
        try {
            SslContext context = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.OPENSSL_REFCNT)
                    .build();
            ReferenceCountUtil.release(context.newEngine(UnpooledByteBufAllocator.DEFAULT));
            ReferenceCountUtil.release(context);
        } catch (SSLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
