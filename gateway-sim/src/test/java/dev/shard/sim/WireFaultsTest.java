package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.sim.report.SessionRecord;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to bytes and sockets. */
class WireFaultsTest {
    private final GatewaySimulator sim = GatewaySimulator.builder().guilds(0).start();

    @AfterEach
    void close() {
        sim.close();
    }

    private void publish(String data) {
        sim.publish("INTERACTION_CREATE", data);
    }

    @ParameterizedTest
    @ValueSource(strings = {SimClient.ZLIB, SimClient.JSON})
    void aCorruptFrameCannotGoUnnoticed(String query) {
        try (var client = SimClient.ready(sim, query)) {
            sim.shard(0).corruptNextFrame();
            publish("{}");

            if (query.equals(SimClient.ZLIB)) {
                assertThat(client.receive().path("d").stringValue()).isEqualTo("broken stream");
            } else {
                assertThat(client.closeCode()).isEqualTo(1006);
            }
        }
    }

    @Test
    void aCorruptPayloadCompressedFrameStillLooksLikeZlib() {
        try (var client = SimClient.connect(sim)) {
            client.identify(SimClient.identity().put("compress", true)).event("READY");
            client.message();
            client.message();
            sim.shard(0).corruptNextFrame();
            publish("\"" + "x".repeat(1000) + "\"");

            assertThat((byte[]) client.message()).startsWith(0x78, 0xFF);
        }
    }

    @Test
    void oneBitCanFlip() {
        try (var client = SimClient.ready(sim)) {
            client.message();
            client.message();
            sim.shard(0).flipBitOfNextFrame(8 * 2 + 1);
            publish("{}");

            assertThat((String) client.message()).startsWith("{\"v\":\"INTERACTION_CREATE\"");
        }
    }

    @Test
    void aFrameCanBeTruncated() {
        try (var client = SimClient.ready(sim)) {
            client.message();
            client.message();
            sim.shard(0).truncateNextFrame(5);
            publish("{}");
            publish("{}");

            assertThat((String) client.message()).isEqualTo("{\"t\":");
            assertThat((String) client.message()).endsWith("\"d\":{}}");
        }
    }

    @Test
    void aZlibPayloadCanBeSplitAtEveryByteWithinItsSuffixToo() {
        try (var client = SimClient.ready(sim, SimClient.ZLIB)) {
            client.message();
            client.message();
            sim.shard(0).splitEveryPayload(1);
            publish("{\"text\":\"one byte at a time\"}");

            assertThat(client.receive().path("d").path("text").stringValue()).isEqualTo("one byte at a time");
            assertThat((byte[]) client.message()).hasSize(1);
        }
    }

    @Test
    void onePayloadCanBeSplitWhereATestWantsIt() {
        try (var client = SimClient.ready(sim, SimClient.ZLIB)) {
            client.message();
            client.message();
            sim.shard(0).splitNextPayloadAt(3, 3, 7);
            publish("{\"text\":\"split\"}");

            assertThat(client.receive().path("d").path("text").stringValue()).isEqualTo("split");
            assertThat((byte[]) client.message()).hasSize(3);
            assertThat((byte[]) client.message()).isEmpty();
            assertThat((byte[]) client.message()).hasSize(4);
        }
    }

    @Test
    void aPayloadCanComeInFragments() throws IOException {
        try (var raw = RawSocket.upgraded(sim, SimClient.JSON)) {
            raw.frame(RawSocket.TEXT);
            sim.connections().get(0).fragmentNextPayloadAt(2, 2);
            sim.connections().get(0).sendPayload("{\"op\":1}");

            RawSocket.Frame first = raw.frame();
            RawSocket.Frame second = raw.frame();
            RawSocket.Frame third = raw.frame();
            assertThat(first.payload() + second.payload() + third.payload()).isEqualTo("{\"op\":1}");
            assertThat(first.opcode()).isEqualTo(RawSocket.TEXT);
            assertThat(third.opcode()).isEqualTo(RawSocket.CONTINUATION);
            assertThat(first.isFinal() || second.isFinal()).isFalse();
            assertThat(third.isFinal()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SimClient.ZLIB, SimClient.JSON})
    void aPayloadOf5MegabytesArrivesWhole(String query) {
        try (var client = SimClient.ready(sim, query)) {
            publish("{\"text\":\"" + "0123456789".repeat(1 << 19) + "\"}");

            assertThat(client.receive().path("d").path("text").stringValue()).hasSize(10 << 19);
        }
    }

    @Test
    void aDroppedSocketEndsInOrderWithoutACloseFrame() throws IOException {
        try (var raw = RawSocket.upgraded(sim, SimClient.JSON)) {
            raw.frame(RawSocket.TEXT);
            sim.connections().get(0).dropTcp();

            assertThat(raw.readToEnd()).isEmpty();
        }
    }

    @Test
    void aResetSocketFails() throws IOException {
        try (var raw = RawSocket.upgraded(sim, SimClient.JSON)) {
            raw.frame(RawSocket.TEXT);
            sim.connections().get(0).reset();

            assertThatThrownBy(raw::readToEnd).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aHalfOpenLinkSaysNothingAndItsSessionCanBeResumed() throws IOException {
        try (var dead = RawSocket.upgraded(sim, SimClient.JSON);
                var next = SimClient.connect(sim)) {
            String session = dead.identify();
            sim.shard(0).halfOpen();
            publish("{\"n\":1}");
            dead.frame(true, RawSocket.TEXT, "{\"op\":1,\"d\":1}");

            assertThat(next.resume(session, 1).eventsUntil("RESUMED"))
                    .extracting(event -> event.path("s").intValue())
                    .containsExactly(2, 3);
            assertThat(dead.isEnded()).isTrue();
            assertThat(sim.counts().heartbeats()).isZero();
        }
    }

    @Test
    void aHalfOpenLinkIsNoViolationOfTheClient() throws IOException {
        try (var dead = RawSocket.upgraded(sim, SimClient.JSON)) {
            dead.identify();
            sim.shard(0).sendHello(Duration.ofMillis(50));
            sim.shard(0).halfOpen();

            assertThat(dead.isEnded()).isTrue();
            assertThat(sim.violations()).isEmpty();
            assertThat(sim.ledger().sessions()).allMatch(SessionRecord::resumable);
        }
    }

    @Test
    void aClientThatDoesNotReadIsDroppedAndItsSessionStays() throws IOException {
        try (var small = GatewaySimulator.builder().maxUnsentBytes(1 << 20).start();
                var raw = RawSocket.upgraded(small, SimClient.JSON)) {
            raw.frame(true, RawSocket.TEXT, "{\"op\":2,\"d\":" + SimClient.identity() + "}");
            assertThat(small.await(s -> s.ledger().dispatched() > 2, SimClient.PATIENCE))
                    .isTrue();
            String large = "\"" + "x".repeat(1 << 20) + "\"";
            for (int i = 0; i < 32 && !small.connections().isEmpty(); i++) {
                small.publish("INTERACTION_CREATE", large);
            }

            assertThat(small.connections()).isEmpty();
            assertThat(small.ledger().sessions()).allMatch(SessionRecord::resumable);
        }
    }
}
