package dev.shard.tck.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** As much of ASN.1's distinguished encoding as a certificate needs. Source: ITU-T X.690. */
final class Der {
    static final byte[] TRUE = {1, 1, (byte) 0xff};

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, ScriptedPeer.join(parts));
    }

    static byte[] set(byte[] part) {
        return tagged(SET, part);
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] bitString(byte[] bytes) {
        return tagged(BIT_STRING, ScriptedPeer.join(new byte[] {0}, bytes));
    }

    static byte[] octetString(byte[] bytes) {
        return tagged(OCTET_STRING, bytes);
    }

    static byte[] text(String text) {
        return tagged(UTF8_STRING, text.getBytes(UTF_8));
    }

    static byte[] time(Instant instant) {
        return tagged(GENERALIZED_TIME, TIME.format(instant).getBytes(US_ASCII));
    }

    /** An object identifier, its content given as the bytes that stand in every certificate. */
    static byte[] id(int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return tagged(0x06, bytes);
    }

    static byte[] tagged(int tag, byte[] content) {
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.length;
        if (length < 0x80) {
            whole.write(length);
        } else if (length < 0x100) {
            whole.write(0x81);
            whole.write(length);
        } else {
            whole.write(0x82);
            whole.write(length >>> 8);
            whole.write(length);
        }
        whole.writeBytes(content);
        return whole.toByteArray();
    }
}
