package dev.shard.sim.net;

import dev.shard.sim.report.FaultKind;
import dev.shard.sim.scenario.HttpAnswer;
import java.time.Duration;
import java.util.Random;

/** What each kind of fault does. */
final class FaultActs {
    private static final int[] RESUMABLE_CODES = {4000, 1001, 1011, 1012, 4006};
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Gateway gateway;

    FaultActs(Gateway gateway) {
        this.gateway = gateway;
    }

    void inject(FaultKind kind, GatewayConnection target, Random random) {
        ConnectionControl control = target.control();
        switch (kind) {
            case DROP -> control.dropTcp();
            case RESET -> control.reset();
            case HALF_OPEN -> control.halfOpen();
            case SILENT_PEER -> control.withholdAcks(Integer.MAX_VALUE);
            case RECONNECT -> reconnect(control);
            case INVALID_SESSION_RESUMABLE -> control.sendInvalidSession(true);
            case INVALID_SESSION -> control.sendInvalidSession(false);
            case CLOSE_CODE -> control.close(RESUMABLE_CODES[random.nextInt(RESUMABLE_CODES.length)], "fault");
            case CORRUPT_FRAME -> corrupt(control);
            case STALLED_ACCEPT -> stall(control);
            case REFUSED_UPGRADE -> refuse(control, random);
            case ACK_DELAY -> control.delayAcks(interval().dividedBy(2));
            case HEARTBEAT_REQUEST -> control.requestHeartbeat();
            case SECOND_HELLO -> control.sendHello(interval());
            case SPLIT_PAYLOAD -> split(target, control, random);
        }
    }

    private Duration interval() {
        return gateway.settings().timing().heartbeatInterval();
    }

    private void reconnect(ConnectionControl control) {
        control.sendReconnect();
        gateway.loop().after(GRACE, control::dropTcp);
    }

    private static void corrupt(ConnectionControl control) {
        control.corruptNextFrame();
        control.requestHeartbeat(); // So that there is a next frame.
    }

    private void stall(ConnectionControl control) {
        gateway.scenario().stallAccepts(1);
        control.dropTcp();
    }

    private void refuse(ConnectionControl control, Random random) {
        HttpAnswer answer =
                random.nextBoolean() ? HttpAnswer.status(503) : HttpAnswer.tooManyRequests(Duration.ofSeconds(1));
        gateway.scenario().answerUpgrades(1, answer);
        control.dropTcp();
    }

    private static void split(GatewayConnection target, ConnectionControl control, Random random) {
        int first = 1 + random.nextInt(20);
        int second = first + random.nextInt(20);
        if (target.parameters().compression() != null) {
            control.splitNextPayloadAt(first, second);
        } else {
            control.fragmentNextPayloadAt(first, second);
        }
    }
}
