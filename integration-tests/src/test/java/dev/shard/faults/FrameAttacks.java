package dev.shard.faults;

import static dev.shard.tck.transport.ScriptedPeer.BINARY;
import static dev.shard.tck.transport.ScriptedPeer.CLOSE;
import static dev.shard.tck.transport.ScriptedPeer.CONTINUATION;
import static dev.shard.tck.transport.ScriptedPeer.FIN;
import static dev.shard.tck.transport.ScriptedPeer.PING;
import static dev.shard.tck.transport.ScriptedPeer.PONG;
import static dev.shard.tck.transport.ScriptedPeer.TEXT;
import static dev.shard.tck.transport.ScriptedPeer.frame;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What can be wrong with WebSocket frames (RFC 6455), between those of a well-behaved gateway. */
final class FrameAttacks {
    private static final int MANY = 100_000;
    private static final int LONG_LENGTH = 127;
    private static final int RESERVED_BIT = 0x40;
    private static final int RESERVED_OPCODE = 0x3;
    private static final long DRIP_NANOS = 20_000_000;

    private FrameAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.harmless("100,000 pings", "", out -> repeat(out, MANY, frame(FIN | PING, new byte[125]))),
                Attack.harmless("100,000 pongs", "", out -> repeat(out, MANY, frame(FIN | PONG, new byte[125]))),
                Attack.harmless("deep nesting", "nested deeper", out -> out.write(frame(FIN | TEXT, nested(MANY)))),
                Attack.fatal(
                        "100,000 empty messages",
                        "undecodable",
                        out -> repeat(out, MANY, frame(FIN | TEXT, new byte[0]))),
                Attack.fatal("endless fragments", "message of more than", FrameAttacks::endlessFragments),
                Attack.fatal("endless empty fragments", "empty fragments", FrameAttacks::endlessEmptyFragments),
                Attack.fatal("a frame of 2 GiB", "message of more than", out -> out.write(head(1L << 31))),
                Attack.fatal("a frame of 2^63-1 bytes", "message of more than", out -> out.write(head(Long.MAX_VALUE))),
                Attack.fatal("a frame of -1 bytes", "frame length", out -> out.write(head(-1))),
                Attack.fatal(
                        "a masked frame",
                        "masked",
                        out -> out.write(new byte[] {(byte) (FIN | TEXT), (byte) 0x81, 0, 0, 0, 0, 0})),
                Attack.fatal(
                        "reserved bits",
                        "reserved bits",
                        out -> out.write(frame(FIN | RESERVED_BIT | TEXT, new byte[1]))),
                Attack.fatal(
                        "a reserved opcode",
                        "reserved opcode",
                        out -> out.write(frame(FIN | RESERVED_OPCODE, new byte[1]))),
                Attack.fatal("a fragmented ping", "fragmented control", out -> out.write(frame(PING, new byte[1]))),
                Attack.fatal(
                        "a ping of 126 bytes",
                        "control frame of more",
                        out -> out.write(frame(FIN | PING, new byte[126]))),
                Attack.fatal(
                        "a continuation of nothing",
                        "without a start",
                        out -> out.write(frame(FIN | CONTINUATION, new byte[1]))),
                Attack.fatal("half a close code", "close frame", out -> out.write(frame(FIN | CLOSE, new byte[1]))),
                Attack.fatal(
                        "close code 999", "close", out -> out.write(frame(FIN | CLOSE, new byte[] {3, (byte) 0xE7}))),
                Attack.fatal(
                        "close code 1005", "close", out -> out.write(frame(FIN | CLOSE, new byte[] {3, (byte) 0xED}))),
                Attack.fatal(
                        "a reason that is no text",
                        "close",
                        out -> out.write(frame(FIN | CLOSE, new byte[] {0xF, (byte) 0xA0, (byte) 0xC3, 0x28}))));
    }

    /** A frame that comes so slowly that nothing behind it ever does. */
    static Attack dripping() {
        return Attack.fatal("a frame that comes drop by drop", "heartbeat not acknowledged", FrameAttacks::drip);
    }

    private static void endlessFragments(OutputStream out) throws IOException {
        out.write(frame(BINARY, new byte[1000]));
        repeat(out, Integer.MAX_VALUE, frame(CONTINUATION, new byte[1000]));
    }

    private static void endlessEmptyFragments(OutputStream out) throws IOException {
        out.write(frame(BINARY, new byte[0]));
        repeat(out, Integer.MAX_VALUE, frame(CONTINUATION, new byte[0]));
    }

    private static void drip(OutputStream out) throws IOException {
        byte[] frame = frame(FIN | TEXT, new byte[100_000]);
        for (byte drop : frame) {
            out.write(drop);
            LockSupport.parkNanos(DRIP_NANOS);
        }
    }

    static void repeat(OutputStream out, int times, byte[] bytes) throws IOException {
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    private static byte[] head(long length) {
        return ByteBuffer.allocate(10)
                .put((byte) (FIN | BINARY))
                .put((byte) LONG_LENGTH)
                .putLong(length)
                .array();
    }

    /** Behind a key that is not the last one, so that it has to be walked over. */
    private static byte[] nested(int depth) {
        return ("{\"d\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"op\":11}").getBytes(US_ASCII);
    }
}
