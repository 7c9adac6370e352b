package dev.shard.faults;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent.Disconnected;
import dev.shard.ShardEvent.PhaseChanged;
import dev.shard.ShardPhase;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.faults.Fault.Kind;
import dev.shard.integration.LiveShard;
import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.SimConnection;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R2, R1: each phase of a connection that stalls or is cut, on each transport, in plain text and over TLS, is left within
 * its bound and told by its name; the next attempt succeeds, and what a session was sent is neither lost nor doubled (R11).
 */
@Execution(ExecutionMode.CONCURRENT)
class StalledAndCutTest {
    static Stream<Wire> wires() {
        return Wire.all().stream();
    }

    static Stream<Arguments> everything() {
        return Wire.all().stream().flatMap(wire -> Arrays.stream(Kind.values()).map(kind -> Arguments.of(wire, kind)));
    }

    static Stream<Arguments> everythingSecure() {
        return everything().filter(arguments -> ((Wire) arguments.get()[0]).tls());
    }

    static Stream<Arguments> everythingByProxy() {
        return Stream.of("http", "socks5")
                .flatMap(scheme -> everything()
                        .map(arguments -> Arguments.of(
                                scheme, arguments.get()[0], arguments.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("everythingByProxy")
    void theAnswerOfAProxy(String scheme, Wire wire, Kind kind) throws IOException {
        try (Tunnel tunnel = Tunnel.speaking(scheme);
                Course course = Course.by(tunnel, wire)) {
            course.proxy().next(Plan.of(Direction.TO_SHARD, new Fault(kind, 1)));

            try (LiveShard live = course.shard().connecting().awaitActive()) {
                assertFailedIn(live, Phase.PROXY);
                assertReached(course, live, 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void anAcceptWithoutAWord(Wire wire) throws IOException {
        try (Course course = Course.over(wire)) {
            course.proxy().next(Plan.SILENCE);

            try (LiveShard live = course.shard().connecting().awaitActive()) {
                assertFailedIn(live, wire.tls() ? Phase.TLS : Phase.UPGRADE);
                assertReached(course, live, 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everythingSecure")
    void theTlsHandshake(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire)) {
            course.proxy().next(Plan.of(Direction.TO_SHARD, new Fault(kind, 100)));

            try (LiveShard live = course.shard().connecting().awaitActive()) {
                assertFailedIn(live, Phase.TLS);
                assertReached(course, live, 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theAnswerToTheUpgrade(Wire wire, Kind kind) throws IOException {
        long untilHello = UpgradeLength.of(wire);
        try (Course course = Course.over(wire)) {
            course.proxy().next(Plan.of(Direction.TO_SHARD, new Fault(kind, untilHello - 60)));

            try (LiveShard live = course.shard().connecting().awaitActive()) {
                assertFailedIn(live, Phase.UPGRADE);
                assertReached(course, live, 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theHello(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire)) {
            CompletableFuture<SimConnection> hello = course.hold(Moment.HELLO);
            try (LiveShard live = course.shard().connecting()) {
                strikeWhenOpen(course, live, hello, Direction.TO_SHARD, new Fault(kind, 5));
                live.awaitActive();

                assertLeft(live, ShardPhase.AWAITING_HELLO, kind, "HELLO");
                assertReached(course, live, 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theIdentify(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire)) {
            CompletableFuture<SimConnection> hello = course.hold(Moment.HELLO);
            try (LiveShard live = course.shard().connecting()) {
                strikeWhenOpen(course, live, hello, Direction.TO_GATEWAY, new Fault(kind, 10));
                live.awaitActive();

                assertLeft(live, ShardPhase.IDENTIFYING, kind, "heartbeat");
                assertReached(course, live, 1);
            }
        }
    }

    /** Of the first session nobody but the Gateway knows, so there is a second one. */
    @ParameterizedTest
    @MethodSource("everything")
    void theReady(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire)) {
            CompletableFuture<SimConnection> ready = course.hold(Moment.READY);
            try (LiveShard live = course.shard().connecting()) {
                strike(course, join(ready), Direction.TO_SHARD, new Fault(kind, 20));
                live.awaitActive();

                assertLeft(live, ShardPhase.IDENTIFYING, kind, "heartbeat");
                assertReached(course, live, 2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theResumed(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire);
                LiveShard live = course.shard().ready()) {
            CompletableFuture<SimConnection> resumed = course.hold(Moment.RESUMED);
            course.proxy().newest().reset();
            strike(course, join(resumed), Direction.TO_SHARD, new Fault(kind, 0));
            live.await("resume", () -> live.status().history().resumes() == 1);

            assertLeft(live, ShardPhase.RESUMING, kind, "heartbeat");
            assertNothingWasLost(course, live);
        }
    }

    /** In the middle of a frame's head, then in the middle of a payload that takes many packets. */
    @ParameterizedTest
    @MethodSource("everything")
    void anEvent(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire);
                LiveShard live = course.shard().ready()) {
            strikeAtEvent(course, live, new Fault(kind, 1));
            live.await("resume", () -> live.status().history().resumes() == 1);
            strikeAtEvent(course, live, new Fault(kind, 40_000));
            live.await("resume", () -> live.status().history().resumes() == 2);

            assertLeft(live, ShardPhase.ACTIVE, kind, "heartbeat");
            assertNothingWasLost(course, live);
        }
    }

    /** S16: while the gateway's events still come, the shard's heartbeats go nowhere. */
    @ParameterizedTest
    @MethodSource("everything")
    void theHeartbeat(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire);
                LiveShard live = course.shard().ready()) {
            course.gateway().trafficRate(100);
            course.proxy().newest().set(Direction.TO_GATEWAY, new Fault(kind, 3));
            live.await("resume", () -> live.status().history().resumes() == 1);

            assertLeft(live, ShardPhase.ACTIVE, kind, "heartbeat");
            assertNothingWasLost(course, live);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theClose(Wire wire, Kind kind) throws IOException {
        try (Course course = Course.over(wire);
                LiveShard live = course.shard().ready()) {
            course.proxy().newest().set(Direction.TO_GATEWAY, new Fault(kind, 2));

            join(live.shard().reconnect());

            assertThat(live.heard().all(Disconnected.class))
                    .extracting(end -> end.status().code())
                    .containsOnly(CloseStatus.RESUMABLE);
            assertNothingWasLost(course, live);
        }
    }

    private static void strikeAtEvent(Course course, LiveShard live, Fault fault) {
        live.awaitActive().awaitDelivered();
        course.proxy().newest().set(Direction.TO_SHARD, fault);
        course.gateway().publish("NOISE", Noise.json(100_000));
    }

    /** What was sent before has arrived once the shard says that it is open; what comes now is held back. */
    private static void strikeWhenOpen(
            Course course, LiveShard live, CompletableFuture<SimConnection> held, Direction direction, Fault fault) {
        SimConnection connection = join(held);
        live.await("open connection", () -> live.status().connected());
        strike(course, connection, direction, fault);
    }

    private static void strike(Course course, SimConnection held, Direction direction, Fault fault) {
        course.proxy().newest().set(direction, fault);
        held.proceed();
    }

    /** Not of the first one: on a busy machine that may not even have come so far. */
    private static void assertFailedIn(LiveShard live, Phase phase) {
        assertThat(live.heard().all(Disconnected.class))
                .extracting(end -> end.status().failure())
                .extracting(TransportException::phase)
                .contains(phase);
    }

    /** Silence is noticed by what it lacks; a cut by the transport. */
    private static void assertLeft(LiveShard live, ShardPhase phase, Kind kind, String silence) {
        assertThat(live.heard().all(PhaseChanged.class))
                .filteredOn(change -> change.from() == phase)
                .extracting(PhaseChanged::cause)
                .anyMatch(cause -> cause.contains(kind == Kind.BLACK_HOLE ? silence : "lost"));
    }

    private static void assertReached(Course course, LiveShard live, int identifies) {
        course.gateway().publish("PROOF", "{}");
        live.await("an event", () -> live.heard().dispatches("PROOF").count() == 1);
        assertThat(course.gateway().counts().identifies()).isEqualTo(identifies);
        assertThat(course.gateway().violations()).isEmpty();
    }

    private static void assertNothingWasLost(Course course, LiveShard live) {
        assertReached(course, live, 1);
        course.gateway().trafficRate(0);
        live.awaitDelivered();
        live.assertNothingLostOrDoubled();
    }
}
