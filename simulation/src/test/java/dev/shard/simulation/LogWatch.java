package dev.shard.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Reads the log of all worlds: it owns up to defects, and names no secret. What is wrong on purpose fills no console. */
final class LogWatch extends AppenderBase<ILoggingEvent> {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("dev.shard");
    private static boolean installed;

    private LogWatch() {}

    /** Listens from now on; once for each class loader. */
    static synchronized void install() {
        if (installed) {
            return;
        }
        installed = true;
        LogWatch watch = new LogWatch();
        watch.start();
        LOGGER.addAppender(watch);
        LOGGER.setAdditive(false);
        LOGGER.setLevel(Level.ERROR);
    }

    /** Has everything written down while something runs. */
    static void atTrace(Runnable task) {
        install();
        LOGGER.setLevel(Level.TRACE);
        try {
            task.run();
        } finally {
            LOGGER.setLevel(Level.ERROR);
        }
    }

    @Override
    protected void append(ILoggingEvent line) {
        World world = CurrentWorld.get();
        if (world == null) {
            return;
        }
        String cause =
                line.getThrowableProxy() == null ? "" : line.getThrowableProxy().getMessage();
        String text =
                line.getFormattedMessage() + " " + Objects.requireNonNullElse(line.getKeyValuePairs(), "") + cause;
        world.expect(!line.getMessage().contains("defect"), "no defects", text);
        world.expect(!text.contains(ModelGateway.TOKEN), "law 8: the token appears nowhere", "in the log");
    }
}
