package dev.shard.tck.codec;

import java.nio.ByteBuffer;

/** The kinds of buffer that a codec may be lent, all with the same bytes. */
public enum Buffers {
    /** Backed by an array. */
    HEAP {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
    },
    /** A part of an array, with other bytes on both sides. */
    INSIDE_AN_ARRAY {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return surrounded(ByteBuffer.allocate(bytes.length + 14).position(3).slice(), bytes);
        }
    },
    /** Off the heap, with other bytes on both sides. */
    DIRECT {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return surrounded(ByteBuffer.allocateDirect(bytes.length + 11), bytes);
        }
    },
    /** Without access to its array. */
    READ_ONLY {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return INSIDE_AN_ARRAY.of(bytes).asReadOnlyBuffer();
        }
    };

    /** The bytes, from position to limit. */
    public abstract ByteBuffer of(byte[] bytes);

    /** Five bytes before and some behind, which must not be looked at. */
    private static ByteBuffer surrounded(ByteBuffer target, byte[] bytes) {
        while (target.hasRemaining()) {
            target.put((byte) '}');
        }
        return target.clear().position(5).put(bytes).flip().position(5);
    }
}
