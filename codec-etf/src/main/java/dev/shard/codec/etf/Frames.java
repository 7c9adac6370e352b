package dev.shard.codec.etf;

import java.util.Arrays;

/** The terms that are open while one inside of them is read, and how many more each of them has. */
final class Frames {
    /** What encloses a term. */
    enum Kind {
        /** Nothing: the bytes as a whole hold one term. */
        ROOT,
        /** Elements and a tail. */
        LIST,
        /** Elements. */
        TUPLE,
        /** A list of bytes, written as bytes. */
        STRING,
        /** Pairs. */
        MAP
    }

    private Kind[] kinds = new Kind[16];
    private int[] left = new int[16];
    private int depth = -1;

    Frames() {
        push(Kind.ROOT, 1);
    }

    void push(Kind kind, int count) {
        depth++;
        if (depth == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * depth);
            left = Arrays.copyOf(left, 2 * depth);
        }
        kinds[depth] = kind;
        left[depth] = count;
    }

    void pop() {
        depth--;
    }

    Kind kind() {
        return kinds[depth];
    }

    /** Takes one element, byte or pair; gives whether there was one. */
    boolean take() {
        if (left[depth] == 0) {
            return false;
        }
        left[depth]--;
        return true;
    }
}
