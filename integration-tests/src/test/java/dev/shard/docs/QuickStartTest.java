package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Shard;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program of the README does what it says, against the simulator instead of Discord. */
class QuickStartTest {
    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.start();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    @BeforeEach
    void redirect() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(console);
    }

    @Test
    void itPrintsEveryMessage() {
        try (Shard shard = QuickStart.bot(GatewaySimulator.DEFAULT_TOKEN)
                .configure(config -> config.gatewayUrl(gateway.gatewayUrl()))
                .build()) {
            LiveShard.join(shard.connect());
            publish("MESSAGE_CREATE", "hello");
            publish("MESSAGE_UPDATE", "hello, you");
            publish("MESSAGE_CREATE", "world");

            gateway.await(sim -> printedText().contains("world"), LiveShard.BOUND);

            assertThat(printedText()).hasLineCount(2).startsWith("hello").endsWith("world" + System.lineSeparator());
        }
    }

    private void publish(String name, String content) {
        gateway.publish(name, "{\"guild_id\":\"1\",\"channel_id\":\"2\",\"content\":\"" + content + "\"}");
    }

    private String printedText() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
