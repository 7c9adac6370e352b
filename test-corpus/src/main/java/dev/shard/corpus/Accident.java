package dev.shard.corpus;

import java.util.Arrays;

/** What can happen to bytes that were right. */
public enum Accident {
    NONE {
        @Override
        public byte[] to(byte[] bytes, int place, byte unit) {
            return bytes;
        }
    },
    CHANGE {
        @Override
        public byte[] to(byte[] bytes, int place, byte unit) {
            byte[] changed = bytes.clone();
            changed[place] = unit;
            return changed;
        }
    },
    INSERT {
        @Override
        public byte[] to(byte[] bytes, int place, byte unit) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            System.arraycopy(bytes, place, longer, place + 1, bytes.length - place);
            longer[place] = unit;
            return longer;
        }
    },
    REMOVE {
        @Override
        public byte[] to(byte[] bytes, int place, byte unit) {
            byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
            System.arraycopy(bytes, place + 1, shorter, place, bytes.length - place - 1);
            return shorter;
        }
    },
    CUT {
        @Override
        public byte[] to(byte[] bytes, int place, byte unit) {
            return Arrays.copyOf(bytes, place);
        }
    };

    /**
     * The bytes after it.
     *
     * @param bytes at least one; left as they are
     * @param place index of the byte to which it happens
     * @param unit what comes there, if something does
     */
    public abstract byte[] to(byte[] bytes, int place, byte unit);
}
