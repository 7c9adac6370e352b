package dev.shard.codec.etf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers of fixed width in an array, most significant byte first. Each method throws {@link MalformedTerm} at {@code end}
 * if the bytes are not all there.
 */
final class Octets {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle DOUBLES = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private Octets() {}

    static int u8(byte[] bytes, int at, int end) {
        skip(at, 1, end);
        return bytes[at] & 0xFF;
    }

    static int u16(byte[] bytes, int at, int end) {
        skip(at, 2, end);
        return (short) SHORTS.get(bytes, at) & 0xFFFF;
    }

    static int i32(byte[] bytes, int at, int end) {
        skip(at, 4, end);
        return (int) INTS.get(bytes, at);
    }

    static long u32(byte[] bytes, int at, int end) {
        return i32(bytes, at, end) & 0xFFFF_FFFFL;
    }

    static double f64(byte[] bytes, int at, int end) {
        skip(at, 8, end);
        return (double) DOUBLES.get(bytes, at);
    }

    /** The index behind so many bytes. */
    static int skip(int at, long count, int end) {
        if (count > end - at) {
            throw MalformedTerm.cutOff(end);
        }
        return at + (int) count;
    }
}
