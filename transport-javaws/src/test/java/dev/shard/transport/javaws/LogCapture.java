package dev.shard.transport.javaws;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything that one logger and those below it say, at every level; none of it reaches the console. */
final class LogCapture implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    LogCapture(Class<?> type) {
        this(type.getName());
    }

    LogCapture(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        events.start();
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(events);
    }

    List<String> messages() {
        return List.copyOf(events.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
