package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.shard.ListenerOptions;
import dev.shard.ShardPhase;
import dev.shard.core.InMemorySessionStore;
import dev.shard.core.driver.FakeTransport.FakeConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.slf4j.LoggerFactory;

/** Laws 7 and 9, and R3, over lives that nobody would think of; jqwik prints the seed that repeats one. */
class ArbitraryLifeTest {
    private static final int[] CODES = {1000, 1001, 1006, 4000, 4001, 4003, 4007, 4008, 4009, 4014};

    private final List<CompletableFuture<?>> futures = new ArrayList<>();
    private final LineCompression compression = new LineCompression();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.shard.Shard");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Random random = new Random(0);
    private ShardScript script;
    private long sequence;

    /** Thousands of failures on purpose are nothing to read; a defect among them would be. */
    @BeforeTry
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterTry
    void leave() {
        logger.setAdditive(true);
        logger.detachAppender(lines);
    }

    @Property(tries = 300)
    void whateverHappensEverythingEndsAndNothingIsLeft(@ForAll long seed) {
        random = new Random(seed);
        script = ShardScript.shard()
                .compression(compression)
                .store(new InMemorySessionStore())
                .listener(new Recorder(), ListenerOptions.on(Runnable::run).withQueue(4, 4096))
                .build();
        for (int i = 0; i < 60; i++) {
            step();
            assertThat(open()).as("connections not given up").isLessThanOrEqualTo(1);
            assertThat(compression.live).isLessThanOrEqualTo(1);
        }

        script.loop.call(script.shard::close);
        script.loop.advance(Duration.ofSeconds(8));

        assertThat(script.shard.status().phase()).isIn(ShardPhase.STOPPED, ShardPhase.FAILED);
        assertThat(lines.list).extracting(ILoggingEvent::getMessage).noneMatch(line -> line.contains("defect"));
        assertThat(futures).allMatch(CompletableFuture::isDone);
        assertThat(script.loop.timers()).isZero();
        assertThat(compression.live).isZero();
        assertThat(script.closedParts).containsExactly("second", "first");
    }

    private long open() {
        return script.transport.connections.stream()
                .filter(connection -> !connection.over() && !connection.aborted && connection.closeCode == 0)
                .count();
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0 -> ask(script.shard.connect());
            case 1 -> ask(random.nextBoolean() ? script.shard.reconnect() : script.shard.reinstantiate());
            case 2 -> ask(random.nextInt(4) == 0 ? script.shard.suspend() : script.shard.heartbeat());
            case 3 -> ask(script.shard.send("{\"op\":" + (3 + random.nextInt(2)) + ",\"d\":{}}"));
            case 4 -> script.loop.advance(Duration.ofMillis(random.nextInt(50_000)));
            case 5 -> ask(script.shard.disconnect(random.nextBoolean() ? 1000 : 4000));
            default -> peer();
        }
        script.loop.run();
    }

    private void ask(CompletionStage<?> stage) {
        futures.add(stage.toCompletableFuture());
    }

    private void peer() {
        if (script.transport.connections.isEmpty()) {
            ask(script.shard.connect());
            return;
        }
        FakeConnection connection = script.connection();
        connection.answersClose = random.nextBoolean();
        if (connection.over()) {
            return;
        }
        if (!connection.opened()) {
            if (random.nextInt(5) == 0) {
                connection.neverOpens();
            } else {
                connection.open();
            }
            return;
        }
        switch (random.nextInt(14)) {
            case 0 -> connection.closedByPeer(CODES[random.nextInt(CODES.length)]);
            case 1 -> connection.dropped();
            case 2 -> connection.binary("!");
            case 3 -> connection.binary("rubbish\n");
            case 4 -> connection.binary("7|||\n0|" + ++sequence + "|A|{}\n");
            case 5 -> connection.binary("9|||" + random.nextBoolean() + "\n");
            case 6 -> connection.binary("11|||\n");
            case 7 -> connection.binary("0|" + ++sequence + "|RESUMED|{}\n");
            case 8 -> connection.binary("0|" + (sequence = 1) + "|READY|{\"session_id\":\"s\"}\n");
            case 9 -> connection.binary("0|" + ++sequence + "|A|{}\n0|" + ++sequence + "|B|{}\n");
            default -> connection.binary("10|||{\"heartbeat_interval\":" + (1 + random.nextInt(40_000)) + "}\n");
        }
    }
}
