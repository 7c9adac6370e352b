package dev.shard.sim.net;

import dev.shard.sim.protocol.Greetings;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Steps U1 to U3 and 30: how a connection begins. */
final class Opening {
    private final Gateway gateway;
    private final GatewayConnection connection;
    private @Nullable RawReplay recorded;

    Opening(Gateway gateway, GatewayConnection connection) {
        this.gateway = gateway;
        this.connection = connection;
    }

    /** Refuses what is not served, or says HELLO. */
    void begin(Upgrade upgrade) {
        if (!upgrade.isServedVersion() && connection.isStoppedBy(Violation.UNSUPPORTED_VERSION)) {
            return;
        }
        if (!gateway.serves(upgrade) && connection.isStoppedBy(Violation.UNSUPPORTED_ENCODING)) {
            return;
        }
        connection.stages().reach(Moment.HELLO, this::greet);
    }

    private void greet() {
        Replay replay = gateway.rawReplay();
        if (replay == null) {
            hello(gateway.settings().timing().heartbeatInterval());
        } else {
            recorded = new RawReplay(connection, replay);
            recorded.hello();
        }
    }

    /** Says HELLO, for the first time or once more. */
    void hello(Duration interval) {
        connection.send(Greetings.hello(interval));
        connection.heartbeats().start(interval);
        Duration timeout = gateway.settings().timing().authenticationTimeout();
        if (!timeout.isZero()) {
            gateway.loop().after(timeout, this::checkAuthenticated);
        }
    }

    private void checkAuthenticated() {
        if (connection.isOpen() && !connection.isAuthenticated()) {
            connection.isStoppedBy(Violation.AUTHENTICATION_TIMEOUT);
        }
    }

    /** The recorded messages that are served on this connection; null if it is spoken to as usual. */
    @Nullable RawReplay recorded() {
        return recorded;
    }
}
