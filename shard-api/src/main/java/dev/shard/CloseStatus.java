package dev.shard;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ended, or how we mean to end it.
 *
 * @param origin who ended it
 * @param code WebSocket close code: 1000 to 4999; {@link #NO_CODE} if the close frame had none, {@link #ABNORMAL} if
 *     there was no close frame
 * @param reason text of the close frame, at most 123 bytes of UTF-8; empty if there was none
 * @param failure what broke, where something broke; null after an orderly close
 * @see "RFC 6455, section 7.4"
 */
public record CloseStatus(
        Origin origin, int code, String reason, @Nullable TransportException failure) {
    /** The final close of ours: the session ends and the bot goes offline at once. */
    public static final int NORMAL = 1000;
    /** Like {@link #NORMAL} for the session. */
    public static final int GOING_AWAY = 1001;
    /** Stands for a close frame without a code. */
    public static final int NO_CODE = 1005;
    /** Stands for a connection that ended without a close frame. */
    public static final int ABNORMAL = 1006;
    /** What we send when we mean to resume: the session stays. */
    public static final int RESUMABLE = 4900;

    /** Longest reason that fits a close frame, in bytes of UTF-8. */
    public static final int MAX_REASON_BYTES = 123;

    /** Who ended a connection. */
    public enum Origin {
        /** We sent the first close frame, or aborted. */
        LOCAL,
        /** The peer sent the first close frame. */
        PEER,
        /** It was lost: end of stream, reset, failed read or write. */
        LOST,
        /** It never opened. */
        NEVER_OPENED
    }

    /** Checks the code's range and the reason's length. */
    public CloseStatus {
        requireNonNull(origin, "origin");
        requireNonNull(reason, "reason");
        if (code < 1000 || code > 4999) {
            throw new IllegalArgumentException("close code must be from 1000 to 4999, was " + code);
        }
        int bytes = reason.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_REASON_BYTES) {
            throw new IllegalArgumentException(
                    "close reason may have at most " + MAX_REASON_BYTES + " bytes of UTF-8, had " + bytes);
        }
    }

    /**
     * The peer closed.
     *
     * @param reason cut to {@link #MAX_REASON_BYTES} bytes, since a peer may send what it should not
     */
    public static CloseStatus byPeer(int code, String reason) {
        return new CloseStatus(Origin.PEER, code, fitting(reason), null);
    }

    /** We closed. */
    public static CloseStatus local(int code, String reason) {
        return new CloseStatus(Origin.LOCAL, code, reason, null);
    }

    /** The connection broke. */
    public static CloseStatus lost(TransportException failure) {
        return new CloseStatus(Origin.LOST, ABNORMAL, "", failure);
    }

    /** The connection never opened. */
    public static CloseStatus neverOpened(TransportException failure) {
        return new CloseStatus(Origin.NEVER_OPENED, ABNORMAL, "", failure);
    }

    /** Whether a client that sends this code gives up its session: 1000 and 1001 do. */
    public static boolean endsSession(int code) {
        return code == NORMAL || code == GOING_AWAY;
    }

    /** One phrase for people: who, code, the code's name if the Gateway defines it, reason. */
    public String describe() {
        CloseCode known = origin == Origin.PEER ? CloseCode.find(code) : null;
        String name = known == null ? "" : " " + known.name();
        String text = reason.isEmpty() ? "" : " \"" + reason + "\"";
        return switch (origin) {
            case LOCAL -> "closed by us: " + code + text;
            case PEER ->
                code == NO_CODE ? "closed by the peer without a code" : "closed by the peer: " + code + name + text;
            case LOST -> "connection lost" + because();
            case NEVER_OPENED -> "no connection" + because();
        };
    }

    private static String fitting(String reason) {
        // A character has at least as many bytes as chars, so what lies beyond cannot fit.
        String text = reason.substring(0, Math.min(reason.length(), MAX_REASON_BYTES));
        while (text.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
            text = text.substring(0, text.length() - 1);
        }
        boolean halved = text.length() < reason.length()
                && Character.isSurrogatePair(reason.charAt(text.length() - 1), reason.charAt(text.length()));
        return halved ? text.substring(0, text.length() - 1) : text;
    }

    private String because() {
        return failure == null ? "" : ": " + failure.getMessage();
    }
}
