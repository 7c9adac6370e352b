package dev.shard.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** HELLO, IDENTIFY and RESUME, and what can be answered to them. */
final class GatewayHandshake {
    private final ModelGateway gateway;
    private final GatewayConnection connection;

    GatewayHandshake(ModelGateway gateway, GatewayConnection connection) {
        this.gateway = gateway;
        this.connection = connection;
    }

    private record Answer(@Nullable Kind kind, long value) {
        boolean yes() {
            return value == 1;
        }
    }

    private Answer next(Kind.When when) {
        Stimulus stimulus = gateway.misbehaviour(connection.shard(), when);
        return stimulus == null ? new Answer(null, 0) : new Answer(stimulus.kind(), stimulus.value());
    }

    void opened() {
        Answer answer = next(Kind.When.HELLO);
        if (answer.kind() == null) {
            connection.hello(gateway.setting().intervalMillis());
            return;
        }
        switch (answer.kind()) {
            case HELLO_WITHOUT_INTERVAL -> connection.hello(0);
            case OP7_FIRST -> connection.send(Payload.of(7, null));
            case OP9_FIRST -> connection.send(Payload.of(9, answer.yes()));
            case CLOSE_FIRST -> connection.close((int) answer.value());
            case HELLO_AND_GONE -> {
                connection.hello(gateway.setting().intervalMillis());
                gateway.world().after(Duration.ofMillis(answer.value()), connection::reset);
            }
            case EVENT_FIRST -> {
                connection.send(gateway.looseEvent(null, "EARLY_EVENT"));
                connection.hello(gateway.setting().intervalMillis());
            }
            default -> {
                // Silence.
            }
        }
    }

    /** 8 to 15. */
    void identify(Map<?, ?> data) {
        if (connection.session() != null) {
            connection.close(4005);
            return;
        }
        if (Boolean.TRUE.equals(data.get("compress"))) {
            connection.packer().compressPayloads();
        }
        boolean admitted = gateway.admits(connection.shard());
        Answer answer = next(Kind.When.IDENTIFY);
        if (!admitted) {
            connection.send(Payload.of(9, false));
        } else if (answer.kind() == null) {
            ready(true, true);
        } else {
            answerIdentify(answer);
        }
    }

    private void answerIdentify(Answer answer) {
        switch (Objects.requireNonNull(answer.kind())) {
            case READY_LATE ->
                gateway.world().after(Duration.ofMillis(answer.value()), () -> {
                    if (!connection.over()) {
                        ready(true, true);
                    }
                });
            case READY_WITHOUT_URL -> ready(true, false);
            case READY_WITHOUT_ID -> ready(false, true);
            case READY_AND_GONE -> {
                ready(true, true);
                connection.reset();
            }
            case OP9_TO_IDENTIFY -> connection.send(Payload.of(9, answer.yes()));
            case OP7_TO_IDENTIFY -> connection.send(Payload.of(7, null));
            case CLOSE_TO_IDENTIFY -> connection.close((int) answer.value());
            case EVENT_BEFORE_READY -> {
                connection.send(gateway.looseEvent(7L, "EARLY_EVENT"));
                ready(true, true);
            }
            case RESUMED_TO_IDENTIFY -> {
                connection.send(gateway.looseEvent(null, "RESUMED"));
                ready(true, true);
            }
            default -> throw new IllegalStateException("no answer to IDENTIFY: " + answer);
        }
    }

    /** A new session. */
    void ready(boolean withId, boolean withUrl) {
        GatewaySession session = gateway.begin(connection.shard(), connection.query());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("v", 10L);
        if (withId) {
            data.put("session_id", session.id());
        }
        if (withUrl) {
            data.put("resume_gateway_url", "wss://session-" + session.id() + ".example.test");
        }
        connection.attach(session, 0);
        connection.goLive(session.add("READY", data));
    }

    /** 16 to 20. */
    void resume(Map<?, ?> data) {
        if (connection.session() != null) {
            connection.close(4005);
            return;
        }
        GatewaySession session = gateway.session(data.get("session_id"));
        long seen = ((Number) Objects.requireNonNull(data.get("seq"))).longValue();
        gateway.world()
                .expect(
                        session != null && seen <= session.last(),
                        "R6 the session is atomic",
                        "RESUME of " + data.get("session_id") + " at " + seen);
        Answer answer = next(Kind.When.RESUME);
        if (session == null || !resumable(session, seen)) {
            connection.send(Payload.of(9, false));
        } else if (answer.kind() == null) {
            accept(session, seen);
            resumed();
        } else {
            answerResume(answer, session, seen);
        }
    }

    private boolean resumable(GatewaySession session, long seen) {
        boolean expired = session.connection() == null
                && gateway.world().now() - session.detachedAt() > ModelGateway.SESSION_LIFE.toNanos();
        boolean forgotten = session.last() - seen > gateway.setting().replayBuffer();
        boolean other =
                session.shard() != connection.shard() || !session.query().equals(connection.query());
        gateway.world()
                .expect(
                        !other || connection.mayAskOtherwise(),
                        "R13 resumes ask for what was asked for",
                        "RESUME with " + connection.query());
        if (expired || forgotten || other) {
            session.end();
        }
        return !session.over();
    }

    private void accept(GatewaySession session, long seen) {
        connection.attach(session, seen);
    }

    private void answerResume(Answer answer, GatewaySession session, long seen) {
        switch (Objects.requireNonNull(answer.kind())) {
            case OP9_TO_RESUME -> {
                if (!answer.yes()) {
                    session.end();
                }
                connection.send(Payload.of(9, answer.yes()));
            }
            case CLOSE_TO_RESUME -> connection.close((int) answer.value());
            case RESET_TO_RESUME -> connection.reset();
            case OP7_IN_REPLAY -> {
                accept(session, seen);
                connection.replayNext();
                connection.send(Payload.of(7, null));
            }
            case RESET_IN_REPLAY -> {
                accept(session, seen);
                connection.replayNext();
                connection.reset();
            }
            case REPLAY_WITH_DOUBLE -> {
                accept(session, seen);
                GatewaySession.Event first = connection.replayNext();
                if (first != null) {
                    connection.transmit(first, true);
                }
                resumed();
            }
            case NO_REPLAY -> {
                for (long missed = seen + 1; missed <= session.last(); missed++) {
                    Objects.requireNonNull(session.event(missed)).lose();
                }
                accept(session, seen);
                resumed();
            }
            case RESUMED_LATE -> {
                accept(session, seen);
                connection.replayNext();
                gateway.world().after(Duration.ofMillis(answer.value()), () -> {
                    if (!connection.over()) {
                        resumed();
                    }
                });
            }
            case READY_TO_RESUME -> {
                session.end();
                ready(true, true);
            }
            default -> throw new IllegalStateException("no answer to RESUME: " + answer);
        }
    }

    /** The rest of the replay, then RESUMED. */
    private void resumed() {
        GatewaySession session = Objects.requireNonNull(connection.session());
        while (connection.replayNext() != null) {
            // One after the other.
        }
        connection.goLive(session.add("RESUMED", Map.of("_trace", List.of().toString())));
    }
}
