package dev.shard.simulation;

import java.util.List;

/**
 * Mistakes that gateway clients have been seen to make, as changes of our sources. Each one must be found by the laws of
 * the simulation; one whose text is no longer in the sources fails its test, and has to be written anew.
 */
enum Defect {
    /** S16: a peer that never acknowledges is taken for alive. */
    ACKS_NOT_REQUIRED(Patch.core("protocol/HeartbeatClock", "return Tick.ZOMBIE;", "return Tick.BEAT;")),
    /** R6: an event without a sequence sets it to 0. */
    SEQUENCE_FROM_NULL(Patch.core(
            "protocol/Dispatches",
            "return sequence > session.sequence() ? session.withSequence(sequence) : session;",
            "return session.withSequence(Math.max(0, sequence));")),
    /** S15: op 9 with false is answered with another resume. */
    SESSION_KEPT_AFTER_OP9_FALSE(Patch.core(
            "protocol/Parting", "Farewell.identifying(\"op 9: invalid session\")", "Farewell.resuming(\"op 9\")")),
    /** S26: a resume URL that is dead is tried for ever. */
    NO_FALL_BACK_TO_THE_BASE_URL(Patch.core("protocol/Dialing", "? trouble.withResumeUrlBad()", "? trouble")),
    /** R3: the timer of the last connection goes on ticking. */
    TIMERS_NOT_CANCELLED(Patch.core(
            "protocol/Parting",
            "return out.stop(at instanceof AwaitingHello ? Timer.HELLO : Timer.HEARTBEAT);",
            "return out;")),
    /** R3: starting a timer leaves the running one of its kind. */
    TIMERS_PILE_UP(Patch.core("driver/Timers", "stop(timer); running.put", "running.put")),
    /** R3: callbacks of old connections are taken for the current one's. */
    GENERATIONS_NOT_COMPARED(Patch.core(
            "protocol/ShardMachine",
            "boolean current = signal.generation() == at.generation();",
            "boolean current = true;")),
    /** S10, R8: IDENTIFY is sent without asking the limiter. */
    IDENTIFY_WITHOUT_PERMIT(
            Patch.core(
                    "protocol/ShardMachine",
                    "out.add(new RequestPermit(at.generation())); return out.go(at, new AwaitingPermit(at.course(), connection), \"HELLO\");",
                    "out.add(new Send(new Outbound.Identify())); return out.go(at, new Identifying(at.course(), connection), \"HELLO\");")),
    /** R8: a permit that came too late is kept. */
    PERMIT_NOT_RETURNED(Patch.core("driver/PermitDesk", "inHand.unused();", "")),
    /** I1, S10: the limiter counts 4 seconds for 5. */
    BUCKETS_TOO_FAST(Patch.core("protocol/IdentifyPacing", "Duration.ofSeconds(5)", "Duration.ofSeconds(4)")),
    /** R4: the limiter spends the reserve of the day. */
    RESERVE_SPENT(Patch.core("protocol/DailyBudget", "return Math.max(theirs, ours);", "return 0;")),
    /** S3, R9: the wait does not grow. */
    BACKOFF_NEVER_GROWS(Patch.core("protocol/BackoffDelay", "if (unproductive == 0)", "if (unproductive >= 0)")),
    /** R9: a stable connection does not count. */
    BACKOFF_NEVER_RESET(Patch.core(
            "protocol/Parting", "wasStable(at, now) ? 0 : trouble.unproductive() + 1", "trouble.unproductive() + 1")),
    /** S3: READY alone counts as success. */
    BACKOFF_RESET_BY_READY(Patch.core(
            "protocol/Trouble",
            "return new Trouble(unproductive, 0, 0, false, 0);",
            "return new Trouble(0, 0, 0, false, 0);")),
    /** S24, R6: closing in order to resume ends the session. */
    CLOSES_WITH_1000(Patch.core("protocol/Farewell", "CloseStatus.RESUMABLE", "CloseStatus.NORMAL")),
    /** S5, R13: the inflater outlives its connection. */
    INFLATER_NOT_RESET(
            Patch.core(
                    "driver/Inbound",
                    "private final Envelope envelope = new Envelope();",
                    "private final Envelope envelope = new Envelope(); private Decompressor kept;"),
            Patch.core(
                    "driver/Inbound",
                    "Decompressor decompressor = link.decompressor();",
                    "Decompressor decompressor = kept;"),
            Patch.core("driver/Inbound", "link.decompressor(decompressor);", "kept = decompressor;")),
    /** S14: the end mark of a payload is not seen if it is cut in two. */
    CUT_END_MARK_NOT_SEEN(Patch.of(
            "compression-zlib",
            "compression/zlib/FlushMarks",
            "int end = acrossTheBorder >= 0 ? acrossTheBorder : within(message, from, to);",
            "int end = within(message, from, to);")),
    /** R15: an event without a sequence has the sequence 0. */
    NULL_READ_AS_ZERO(Patch.of(
            "codec-json",
            "codec/json/EnvelopeReader",
            "sequence = isNull() ? Envelope.NO_SEQUENCE : nonNegative(integer(\"s\"));",
            "sequence = isNull() ? 0 : nonNegative(integer(\"s\"));")),
    /** R15: bytes above 127 are negative numbers. */
    SIGNED_BYTES(Patch.of("codec-etf", "codec/etf/Octets", "& 0xFF;", ";")),
    /** R11: what the replay brings twice is delivered twice. */
    DUPLICATES_DELIVERED(
            Patch.core("protocol/Dispatches", "sequence <= session.sequence();", "sequence < session.sequence();")),
    /** R11: replayed events are not marked. */
    REPLAYS_NOT_MARKED(
            Patch.core("protocol/Dispatches", "counted(at, sequence, true, out)", "counted(at, sequence, false, out)")),
    /** S17: events that are missing within a session are not reported. */
    GAP_SWALLOWED(Patch.core("protocol/Dispatches", "if (sequence - session.sequence() > 1)", "if (sequence < 0)")),
    /** R11: what a lost session has cost is not reported. */
    LOSS_SWALLOWED(Patch.core("protocol/Course", "lost.sequence()", "dev.shard.Dispatch.NO_SEQUENCE")),
    /** S8, R16: commands may use up the budget of heartbeats. */
    NO_RESERVED_SLOTS(Patch.core("protocol/SendBudget", "Math.max(LEAST_FOR_COMMANDS, LIMIT - beats - 3)", "LIMIT")),
    /** S8: 10 payloads too many in a minute. */
    SEND_LIMIT_TOO_HIGH(Patch.core("protocol/SendBudget", "LIMIT = 120;", "LIMIT = 140;")),
    /** Law 9: commands that wait when the shard stops are forgotten. */
    FUTURES_FORGOTTEN(Patch.core(
            "driver/CommandGate",
            "waiting.drain().forEach(command -> command.written().completeExceptionally(reason));",
            "waiting.drain();")),
    /** Law 9: whoever waits for a heartbeat's answer is not told that the connection is gone. */
    BEATS_FORGOTTEN(Patch.core("driver/Link", "failBeats(status);", "")),
    /** S1: commands leave with RESUME, before the session is there. */
    GATE_OPENS_WITH_RESUME(Patch.core(
            "protocol/ShardMachine",
            "out.add(new Send(new Outbound.Resume(at.session())));",
            "out.add(new Send(new Outbound.Resume(at.session()))).add(new ShardEffect.OpenSendGate());")),
    /** S25: another HELLO is answered with another handshake. */
    SECOND_HELLO_AUTHENTICATES(
            Patch.core("protocol/ShardMachine", "if (!(at instanceof AwaitingHello))", "if (false)")),
    /** S4, R7: a final close code is tried again. */
    FINAL_CODE_RETRIED(Patch.core(
            "protocol/Parting",
            "if (action == CloseAction.FAIL)",
            "if (action == CloseAction.FAIL && status.code() != 4014)")),
    /** S9: 4007 and 4009 are answered with another resume. */
    STALE_SESSION_RESUMED(Patch.core("protocol/Parting", "if (action == CloseAction.IDENTIFY)", "if (false)")),
    /** S6: op 1 is not answered. */
    OP1_NOT_ANSWERED(
            Patch.core("protocol/Liveness", ".add(new Send(new Outbound.Heartbeat(sequence(at), false)))", "")),
    /** S12: an acknowledgement that nobody waited for counts. */
    STRAY_ACK_COUNTS(Patch.core(
            "protocol/HeartbeatClock",
            "return outstanding && lastSent != null ? Duration.ofNanos(Math.max(0, now - lastSent)) : null;",
            "return lastSent == null ? null : Duration.ofNanos(now - lastSent - interval.toNanos());")),
    /** R12: a session that was suspended is forgotten. */
    SUSPENDED_SESSION_FORGOTTEN(Patch.core(
            "protocol/Parting",
            "CloseStatus.endsSession(closeCode) && course.session() != null",
            "course.session() != null")),
    /** R12: a stored session is resumed with other intents. */
    OTHER_INTENTS_RESUMED(
            Patch.core("protocol/Requests", "session.intents() != settings.intents().bits()", "session.intents() < 0")),
    /** R16: a new session begins without the presence that was wanted. */
    PRESENCE_FORGOTTEN(
            Patch.core("driver/EffectRunner", "ownPayloads.identify(gate.presence())", "ownPayloads.identify(null)")),
    /** R1: nobody looks for the Gateway again after it has moved. */
    LOCATOR_NEVER_ASKED_AGAIN(Patch.core(
            "protocol/Outcome",
            "new Target.Discovery(course.trouble().unreachable() >= FAILURES_BEFORE_REFRESH)",
            "new Target.Discovery(false)")),
    /** R5: a start trusts a host that nobody could reach. */
    START_FORGIVES_TOO_MUCH(
            Patch.core("protocol/Trouble", "return NONE.withUnreachable(unreachable);", "return NONE;")),
    /** R3: the end of an old connection, told once more, is taken for another end. */
    END_HEARD_TWICE(Patch.core("driver/Link", "if (over) { return; }", "")),
    /** R2: a peer that says no HELLO is waited for for ever. */
    NO_HELLO_DEADLINE(
            Patch.core("protocol/Dialing", ".start(Timer.HELLO, at.generation(), settings.timeouts().hello())", "")),
    /** R10: reading is not taken up again when the consumer has caught up. */
    READING_NEVER_RESUMED(
            Patch.core("driver/Link", "connection.setReading(enabled);", "connection.setReading(false);"));

    private final List<Patch> patches;

    Defect(Patch... patches) {
        this.patches = List.of(patches);
    }

    List<Patch> patches() {
        return patches;
    }
}
