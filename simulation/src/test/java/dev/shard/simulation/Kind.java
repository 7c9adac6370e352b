package dev.shard.simulation;

import java.util.Arrays;
import java.util.List;

/** What can be done to a shard from outside. The comment says what a stimulus's value means, if anything. */
enum Kind {
    // ---- What a Gateway does of its own accord, on the open connection ----
    /** Dispatches; how many. */
    EVENTS(Group.TRAFFIC, When.NOW),
    /** A dispatch without a sequence. */
    UNNUMBERED_EVENT(Group.GATEWAY, When.NOW),
    /** The last dispatch again. */
    EVENT_AGAIN(Group.GATEWAY, When.NOW),
    /** Sequence numbers that no event ever had; how many. */
    SEQUENCE_SKIPPED(Group.GATEWAY, When.NOW),
    /** Op 1. */
    HEARTBEAT_ASKED(Group.GATEWAY, When.NOW),
    /** Op 11 that nobody asked for. */
    STRAY_ACK(Group.GATEWAY, When.NOW),
    /** Op 7. */
    OP7(Group.GATEWAY, When.NOW),
    /** Op 9; 1 for {@code true}. */
    OP9(Group.GATEWAY, When.NOW),
    /** Op 10 again; the interval in milliseconds. */
    SECOND_HELLO(Group.GATEWAY, When.NOW),
    /** An opcode that clients do not know or do not expect. */
    ODD_OPCODE(Group.GATEWAY, When.NOW),
    /** READY of another session in the middle of this one. */
    READY_AGAIN(Group.GATEWAY, When.NOW),
    /** RESUMED in the middle of a session. */
    RESUMED_AGAIN(Group.GATEWAY, When.NOW),
    /** A payload that cannot be decoded. */
    UNDECODABLE(Group.GATEWAY, When.NOW),
    /** A text frame in spite of transport compression; without, a binary frame. */
    WRONG_FRAME(Group.GATEWAY, When.NOW),
    /** A payload that is longer than the client allows. */
    BOMB(Group.GATEWAY, When.NOW),
    /** A close frame; the code, 0 for none. */
    CLOSED_BY_PEER(Group.GATEWAY, When.NOW),
    /** The session ends without a word; the next resume will find out. */
    SESSION_EXPIRED(Group.GATEWAY, When.NOW),

    // ---- What it does when its turn comes, once ----
    /** The connection opens and nothing follows. */
    NO_HELLO(Group.HANDSHAKE, When.HELLO),
    /** HELLO without an interval. */
    HELLO_WITHOUT_INTERVAL(Group.HANDSHAKE, When.HELLO),
    /** Op 7 in the place of HELLO. */
    OP7_FIRST(Group.HANDSHAKE, When.HELLO),
    /** Op 9 in the place of HELLO; 1 for {@code true}. */
    OP9_FIRST(Group.HANDSHAKE, When.HELLO),
    /** A dispatch before HELLO. */
    EVENT_FIRST(Group.HANDSHAKE, When.HELLO),
    /** A close frame in the place of HELLO; the code. */
    CLOSE_FIRST(Group.HANDSHAKE, When.HELLO),
    /** HELLO, and so many milliseconds later a reset. */
    HELLO_AND_GONE(Group.HANDSHAKE, When.HELLO),
    /** READY so many milliseconds late. */
    READY_LATE(Group.HANDSHAKE, When.IDENTIFY),
    READY_WITHOUT_URL(Group.HANDSHAKE, When.IDENTIFY),
    READY_WITHOUT_ID(Group.HANDSHAKE, When.IDENTIFY),
    /** READY, and a reset right behind it. */
    READY_AND_GONE(Group.HANDSHAKE, When.IDENTIFY),
    /** Op 9 in answer to IDENTIFY; 1 for {@code true}. */
    OP9_TO_IDENTIFY(Group.HANDSHAKE, When.IDENTIFY),
    OP7_TO_IDENTIFY(Group.HANDSHAKE, When.IDENTIFY),
    /** A close in answer to IDENTIFY; the code. */
    CLOSE_TO_IDENTIFY(Group.HANDSHAKE, When.IDENTIFY),
    /** A dispatch of no session between IDENTIFY and READY. */
    EVENT_BEFORE_READY(Group.HANDSHAKE, When.IDENTIFY),
    /** RESUMED in answer to IDENTIFY, before READY. */
    RESUMED_TO_IDENTIFY(Group.HANDSHAKE, When.IDENTIFY),
    /** Op 9 in answer to RESUME; 1 for {@code true}. */
    OP9_TO_RESUME(Group.HANDSHAKE, When.RESUME),
    /** A close in answer to RESUME; the code. */
    CLOSE_TO_RESUME(Group.HANDSHAKE, When.RESUME),
    /** A reset in answer to RESUME. */
    RESET_TO_RESUME(Group.HANDSHAKE, When.RESUME),
    /** Op 7 in the middle of the replay. */
    OP7_IN_REPLAY(Group.HANDSHAKE, When.RESUME),
    /** A reset in the middle of the replay. */
    RESET_IN_REPLAY(Group.HANDSHAKE, When.RESUME),
    /** The first event of the replay twice. */
    REPLAY_WITH_DOUBLE(Group.HANDSHAKE, When.RESUME),
    /** RESUMED without the events that were missed. */
    NO_REPLAY(Group.HANDSHAKE, When.RESUME),
    /** RESUMED so many milliseconds late. */
    RESUMED_LATE(Group.HANDSHAKE, When.RESUME),
    /** READY of a new session in answer to RESUME. */
    READY_TO_RESUME(Group.HANDSHAKE, When.RESUME),

    // ---- The network ----
    /** The attempt fails; ordinal of the phase. */
    REFUSED(Group.NETWORK, When.CONNECT),
    /** Nothing comes of the attempt. */
    HANGING(Group.NETWORK, When.CONNECT),
    /** An HTTP status in the place of the upgrade; the status, and a thousand times the Retry-After in seconds. */
    NO_UPGRADE(Group.NETWORK, When.CONNECT),
    /** Reset by peer. */
    RESET(Group.NETWORK, When.NOW),
    /** What the peer sends does not arrive any more. */
    DEAF(Group.NETWORK, When.NOW),
    /** What the client sends does not arrive any more. */
    MUTE(Group.NETWORK, When.NOW),
    /** Both. */
    HALF_OPEN(Group.NETWORK, When.NOW),
    /** Nothing moves for so many milliseconds, then all of it arrives. */
    FROZEN(Group.NETWORK, When.NOW),
    /** What the client sends stays in its socket's buffer for so many milliseconds. */
    WRITES_STUCK(Group.NETWORK, When.NOW),
    /** The next message arrives as rubbish. */
    CORRUPTED(Group.NETWORK, When.NOW),
    /** Callbacks of connections that have ended; which of them. */
    LATE_CALLBACK(Group.NETWORK, When.NOW),
    /** Session hosts cannot be reached for so many milliseconds. */
    RESUME_HOSTS_DEAD(Group.NETWORK, When.NOW),
    /** The Gateway moves to another host, which only a fresh answer of the locator tells. */
    HOST_MOVED(Group.NETWORK, When.NOW),
    /** The locator fails; the HTTP status, 0 for none. */
    NOT_LOCATED(Group.NETWORK, When.LOCATE),

    // ---- The process ----
    /** The process dies and is started again after so many milliseconds. */
    CRASH(Group.PROCESS, When.NOW),
    /** The time of day jumps by so many milliseconds. */
    CLOCK_JUMP(Group.PROCESS, When.NOW),
    /** The loop stands still for so many milliseconds. */
    STALL(Group.PROCESS, When.NOW),
    /** The store takes so many milliseconds for all it does, from now on. */
    STORE_SLOW(Group.PROCESS, When.NOW),
    /** The store fails for so many milliseconds. */
    STORE_FAILS(Group.PROCESS, When.NOW),
    /** A listener on the loop blocks it for so many milliseconds at its next event. */
    LISTENER_BLOCKS(Group.PROCESS, When.NOW),
    /** A listener throws at its next events; how many. */
    LISTENER_THROWS(Group.PROCESS, When.NOW),
    /** The listener off the loop does nothing for so many milliseconds. */
    CONSUMER_PAUSED(Group.PROCESS, When.NOW),

    // ---- The user ----
    /** Commands; how many. */
    SEND(Group.USER, When.NOW),
    SEND_PRESENCE(Group.USER, When.NOW),
    /** Voice states of one guild; how many. */
    SEND_VOICE(Group.USER, When.NOW),
    /** The whole member list of a guild; which. */
    SEND_MEMBERS(Group.USER, When.NOW),
    SEND_TOO_LONG(Group.USER, When.NOW),
    ASK_HEARTBEAT(Group.USER, When.NOW),
    RECONNECT(Group.USER, When.NOW),
    REINSTANTIATE(Group.USER, When.NOW),
    /** Connects although it runs. */
    CONNECT_AGAIN(Group.USER, When.NOW),
    /** Disconnects; the code. */
    DISCONNECT(Group.USER, When.NOW),
    /** Stops resumably, closes, and goes on in a new process; 1 with other intents. */
    HAND_OVER(Group.USER, When.NOW);

    /** Who does it. */
    enum Group {
        /** The Gateway, and this is what it is for. */
        TRAFFIC,
        /** The Gateway, on an open connection. */
        GATEWAY,
        /** The Gateway, instead of what a client hopes for. */
        HANDSHAKE,
        /** What lies in between. */
        NETWORK,
        /** The machine that the client runs on, and what the application plugs in. */
        PROCESS,
        /** The application. */
        USER
    }

    /** At which moment a stimulus takes effect. */
    enum When {
        /** At its time. */
        NOW,
        /** At the next search for the Gateway. */
        LOCATE,
        /** At the next attempt to connect. */
        CONNECT,
        /** When the next connection opens. */
        HELLO,
        /** At the next IDENTIFY. */
        IDENTIFY,
        /** At the next RESUME. */
        RESUME
    }

    private final Group group;
    private final When when;

    Kind(Group group, When when) {
        this.group = group;
        this.when = when;
    }

    /** All of a group. */
    static List<Kind> of(Group group) {
        return Arrays.stream(values()).filter(kind -> kind.group == group).toList();
    }

    Group group() {
        return group;
    }

    When when() {
        return when;
    }
}
