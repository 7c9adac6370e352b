package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps 1 to 7: what every payload has to be. */
class PayloadStepsTest {
    private final GatewaySimulator sim = GatewaySimulator.start();

    @AfterEach
    void close() {
        sim.close();
    }

    private void assertClosed(SimClient client, int code, Violation violation) {
        assertThat(client.closeCode()).isEqualTo(code);
        assertThat(sim.violations()).containsOnlyKeys(violation);
    }

    @Test
    void step01_aPayloadOf4097BytesIsClosedWith4002() {
        try (var client = SimClient.ready(sim)) {
            client.send(1, "null" + " ".repeat(4097 - "{\"op\":1,\"d\":null}".length()));

            assertClosed(client, 4002, Violation.PAYLOAD_TOO_LARGE);
        }
    }

    @Test
    void step01_aPayloadOf4096BytesIsTaken() {
        try (var client = SimClient.ready(sim)) {
            client.send(1, "null" + " ".repeat(4096 - "{\"op\":1,\"d\":null}".length()));

            assertThat(client.receive(11).path("op").intValue()).isEqualTo(11);
        }
    }

    @Test
    void step01_aFrameFarTooLargeIsClosedWith4002() {
        try (var client = SimClient.ready(sim)) {
            client.send("x".repeat(1 << 20));

            assertClosed(client, 4002, Violation.PAYLOAD_TOO_LARGE);
        }
    }

    @Test
    void step01_fragmentsWithoutEndAreClosedWith4002() throws IOException {
        try (var raw = RawSocket.upgraded(sim, SimClient.JSON)) {
            raw.frame(false, RawSocket.TEXT, "{");
            for (int i = 0; i < 5; i++) {
                raw.frame(false, RawSocket.CONTINUATION, " ".repeat(16_000));
            }

            assertThat(raw.frame(RawSocket.CLOSE).closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.PAYLOAD_TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "7",
                "{}",
                "{\"d\":null}",
                "{\"op\":\"1\"}",
                "{\"op\":1.5}",
                "{\"op\":1}{}",
                "{\"op\":99999999999}",
                "{\"op\":1,"
            })
    void step02_whatIsNoPayloadIsClosedWith4002(String payload) {
        try (var client = SimClient.ready(sim)) {
            client.send(payload);

            assertClosed(client, 4002, Violation.UNDECODABLE_PAYLOAD);
        }
    }

    @Test
    void step02_nestingWithoutEndIsClosedWith4002() {
        try (var client = SimClient.ready(sim)) {
            client.send("[".repeat(4000));

            assertClosed(client, 4002, Violation.UNDECODABLE_PAYLOAD);
        }
    }

    @Test
    void step02_jsonInABinaryFrameIsClosedWith4002() {
        try (var client = SimClient.ready(sim)) {
            client.sendBinary("{\"op\":1,\"d\":null}".getBytes(StandardCharsets.UTF_8));

            assertClosed(client, 4002, Violation.WRONG_FRAME_TYPE);
        }
    }

    @Test
    void step02_jsonInABinaryFrameCanBeTolerated() {
        try (var lenient = GatewaySimulator.builder()
                        .onViolation(Violation.WRONG_FRAME_TYPE, Reaction.tolerate())
                        .start();
                var client = SimClient.ready(lenient)) {
            client.sendBinary("{\"op\":1,\"d\":null}".getBytes(StandardCharsets.UTF_8));

            assertThat(client.receive(11).path("op").intValue()).isEqualTo(11);
            assertThat(lenient.violations()).containsEntry(Violation.WRONG_FRAME_TYPE, 1L);
        }
    }

    @Test
    void step02_framesThatAreNotMaskedAreClosedWith1002() throws IOException {
        try (var raw = RawSocket.upgraded(sim, SimClient.JSON)) {
            raw.write(new byte[] {(byte) 0x81, 2, '{', '}'});

            assertThat(raw.frame(RawSocket.CLOSE).closeCode()).isEqualTo(1002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.WEBSOCKET_PROTOCOL);
        }
    }

    @Test
    void step02_textThatIsNoUtf8IsClosedWith1002() throws IOException {
        try (var raw = RawSocket.upgraded(sim, SimClient.JSON)) {
            raw.frame(true, RawSocket.TEXT, new byte[] {'"', (byte) 0xC3, '"'});

            assertThat(raw.frame(RawSocket.CLOSE).closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void step02_fragmentsAreJoinedAroundAPing() throws IOException {
        try (var raw = RawSocket.upgraded(sim, SimClient.JSON)) {
            raw.frame(false, RawSocket.TEXT, "{\"op\":1,");
            raw.frame(true, RawSocket.PING, "still here");
            raw.frame(true, RawSocket.CONTINUATION, "\"d\":null}");

            assertThat(raw.frame(RawSocket.PONG).payload()).isEqualTo("still here");
            assertThat(raw.frame(RawSocket.TEXT).payload()).contains("\"op\":11");
        }
    }

    @Test
    void step03_the121stPayloadInAMinuteIsClosedWith4008() {
        try (var client = SimClient.ready(sim)) {
            for (int i = 1; i < 120; i++) {
                client.beat(null); // IDENTIFY was the first; the sequence is not what is looked at here.
            }
            for (int i = 1; i < 120; i++) {
                client.receive(11);
            }
            assertThat(client.isClosed()).isFalse();

            client.beat(null);

            assertThat(client.closeCode()).isEqualTo(4008);
            assertThat(sim.violations()).containsEntry(Violation.TOO_MANY_PAYLOADS, 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 30, 42, -1, 2_000_000_000})
    void step04_anUnknownOpcodeIsClosedWith4001(int op) {
        try (var client = SimClient.ready(sim)) {
            client.send(op, "null");

            assertClosed(client, 4001, Violation.UNKNOWN_OPCODE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9, 10, 11})
    void step04_anOpcodeOfTheServerIsClosedWith4001(int op) {
        try (var client = SimClient.ready(sim)) {
            client.send(op, "null");

            assertClosed(client, 4001, Violation.SERVER_ONLY_OPCODE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 8, 31, 43})
    void step05_commandsBeforeAuthenticationAreClosedWith4003(int op) {
        try (var client = SimClient.connect(sim)) {
            client.send(op, "{}");

            assertClosed(client, 4003, Violation.NOT_AUTHENTICATED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|\"7\"",
                "1|-1",
                "1|1.5",
                "1|{}",
                "3|null",
                "3|{\"since\":null,\"activities\":[],\"status\":\"online\"}",
                "3|{\"since\":null,\"activities\":[],\"status\":\"busy\",\"afk\":false}",
                "3|{\"activities\":[],\"status\":\"online\",\"afk\":false}",
                "4|{\"guild_id\":\"1\"}",
                "4|{\"guild_id\":\"x\",\"channel_id\":null}",
                "8|{\"guild_id\":\"1\"}",
                "8|{\"guild_id\":[\"1\"],\"query\":\"\",\"limit\":0}",
                "8|{\"guild_id\":\"1\",\"query\":\"\"}",
                "31|{\"guild_ids\":\"1\"}",
                "31|{\"guild_ids\":[true]}",
                "43|{\"guild_id\":\"1\"}",
                "43|{\"guild_id\":\"1\",\"fields\":[1]}"
            })
    void step06_dataOfTheWrongShapeIsClosedWith4001(String payload) {
        String[] parts = payload.split("\\|");
        try (var client = SimClient.ready(sim)) {
            client.send(Integer.parseInt(parts[0]), parts[1]);

            assertClosed(client, 4001, Violation.WRONG_SHAPE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2|null",
                "2|{}",
                "2|{\"token\":\"SIM.TOKEN\",\"intents\":0}",
                "2|{\"token\":1,\"properties\":{},\"intents\":0}",
                "6|[]",
                "6|{\"token\":\"SIM.TOKEN\",\"seq\":1}"
            })
    void step06_anIdentifyOrResumeOfTheWrongShapeIsClosedWith4001(String payload) {
        String[] parts = payload.split("\\|");
        try (var client = SimClient.connect(sim)) {
            client.send(Integer.parseInt(parts[0]), parts[1]);

            assertClosed(client, 4001, Violation.WRONG_SHAPE);
        }
    }

    @Test
    void step06_theCodeCanBeChosen() {
        try (var other = GatewaySimulator.builder()
                        .onViolation(Violation.WRONG_SHAPE, Reaction.close(4002))
                        .start();
                var client = SimClient.ready(other)) {
            client.send(3, "[]");

            assertThat(client.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void step07_aSecondIdentifyIsClosedWith4005() {
        try (var client = SimClient.ready(sim)) {
            client.identify();

            assertClosed(client, 4005, Violation.SECOND_IDENTIFY);
        }
    }

    @Test
    void step07_aResumeWhileAuthenticatedIsClosedWith4005() {
        try (var client = SimClient.ready(sim)) {
            client.resume("none", 1);

            assertClosed(client, 4005, Violation.RESUME_WHILE_AUTHENTICATED);
        }
    }
}
