package dev.shard.sim.net;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.report.ShardId;
import dev.shard.sim.scenario.SimConnection;
import dev.shard.sim.wire.FrameFaults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A connection as tests and scenarios hold it; everything is carried over to the loop. */
final class ConnectionControl implements SimConnection {
    private final GatewayConnection connection;
    private final Loop loop;
    private final long number;
    private final Upgrade upgrade;

    ConnectionControl(GatewayConnection connection, Loop loop, long number, Upgrade upgrade) {
        this.connection = connection;
        this.loop = loop;
        this.number = number;
        this.upgrade = upgrade;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String target() {
        return upgrade.target();
    }

    @Override
    public String host() {
        return upgrade.host();
    }

    @Override
    public boolean isOpen() {
        return loop.call(connection::isOpen);
    }

    @Override
    public Optional<ShardId> shard() {
        return loop.call(() -> Optional.ofNullable(connection.link().shard()));
    }

    @Override
    public Optional<String> sessionId() {
        return loop.call(() -> Optional.ofNullable(connection.link().session()).map(Session::id));
    }

    @Override
    public void close(int code, String reason) {
        whileOpen(open -> open.close(code, reason));
    }

    @Override
    public void closeWithoutCode() {
        whileOpen(open -> open.abort(open.wire()::closeWithoutCode));
    }

    @Override
    public void dropTcp() {
        whileOpen(open -> open.abort(open.wire()::drop));
    }

    @Override
    public void reset() {
        whileOpen(open -> open.abort(open.wire()::reset));
    }

    @Override
    public void halfOpen() {
        whileOpen(GatewayConnection::halfOpen);
    }

    @Override
    public void sendHello(Duration heartbeatInterval) {
        whileOpen(open -> open.opening().hello(heartbeatInterval));
    }

    @Override
    public void sendReconnect() {
        whileOpen(open -> open.send(Payload.of(Opcode.RECONNECT, PayloadData.NULL)));
    }

    @Override
    public void sendInvalidSession(boolean resumable) {
        whileOpen(open -> open.invalidSession(resumable));
    }

    @Override
    public void requestHeartbeat() {
        whileOpen(open -> open.send(Payload.of(Opcode.HEARTBEAT, PayloadData.NULL)));
    }

    @Override
    public void sendUnnumbered(String name, String dataJson) {
        var event = Event.personal(name, PayloadData.ofJson(dataJson));
        whileOpen(open -> open.send(Payload.dispatch(null, event)));
    }

    @Override
    public void sendPayload(String json) {
        whileOpen(open -> open.wire().sendVerbatim(PayloadData.ofJson(json)));
    }

    @Override
    public void sendRaw(byte[] message) {
        byte[] copy = message.clone();
        whileOpen(open -> open.wire().sendRaw(copy, false));
    }

    @Override
    public void sendRaw(String message) {
        whileOpen(open -> open.wire().sendRaw(message.getBytes(StandardCharsets.UTF_8), true));
    }

    @Override
    public void proceed() {
        whileOpen(open -> open.stages().proceed());
    }

    @Override
    public void withholdAcks(int count) {
        whileOpen(open -> open.heartbeats().withhold(count));
    }

    @Override
    public void delayAcks(Duration delay) {
        whileOpen(open -> open.heartbeats().delay(delay));
    }

    @Override
    public void corruptNextFrame() {
        faults(FrameFaults::corrupt);
    }

    @Override
    public void flipBitOfNextFrame(int bit) {
        faults(faults -> faults.flip(bit));
    }

    @Override
    public void truncateNextFrame(int bytes) {
        faults(faults -> faults.truncate(bytes));
    }

    @Override
    public void splitNextPayloadAt(int... offsets) {
        faults(faults -> faults.splitAt(offsets));
    }

    @Override
    public void splitEveryPayload(int maxBytes) {
        faults(faults -> faults.splitAll(maxBytes));
    }

    @Override
    public void fragmentNextPayloadAt(int... offsets) {
        faults(faults -> faults.fragmentAt(offsets));
    }

    private void faults(Consumer<FrameFaults> change) {
        whileOpen(open -> change.accept(open.wire().faults()));
    }

    private void whileOpen(Consumer<GatewayConnection> action) {
        loop.run(() -> {
            if (connection.isOpen()) {
                action.accept(connection);
            }
        });
    }

    @Override
    public String toString() {
        return "connection " + number;
    }
}
