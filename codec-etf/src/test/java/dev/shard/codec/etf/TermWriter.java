package dev.shard.codec.etf;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes plain values as terms, by the book and knowing nothing of the code under test. Each value takes one of the forms
 * that Erlang may give it, chosen at random, since a reader must not care.
 */
final class TermWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Random choice;

    private TermWriter(Random choice) {
        this.choice = choice;
    }

    /** With the version in front, always in the same form. */
    static byte[] payload(Object value) {
        return payload(value, new Random(0));
    }

    /** With the version in front. */
    static byte[] payload(Object value, Random choice) {
        var writer = new TermWriter(choice);
        writer.u8(131);
        writer.term(value);
        return writer.out.toByteArray();
    }

    /** Without version. */
    static byte[] term(Object value, Random choice) {
        var writer = new TermWriter(choice);
        writer.term(value);
        return writer.out.toByteArray();
    }

    private void term(Object value) {
        if (value == null) {
            atom(choice.nextBoolean() ? "nil" : "null");
        } else if (value instanceof Boolean) {
            atom(value.toString());
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Double number) {
            real(number);
        } else if (value instanceof Number number) {
            integer(new BigInteger(number.toString()));
        } else if (value instanceof List<?> list) {
            list(list);
        } else {
            map((Map<?, ?>) value);
        }
    }

    /** An atom where it would not be taken for something else. */
    private void text(String text) {
        boolean word = List.of("nil", "null", "true", "false").contains(text);
        if (!word && text.length() < 60 && choice.nextInt(4) == 0) {
            atom(text);
        } else {
            binary(text);
        }
    }

    private void key(Object key) {
        String text = (String) key;
        switch (choice.nextInt(3)) {
            case 0 -> atom(text);
            case 1 -> binary(text);
            default -> {
                if (text.matches("0|-?[1-9]\\d{0,30}")) {
                    integer(new BigInteger(text));
                } else {
                    binary(text);
                }
            }
        }
    }

    private void atom(String text) {
        boolean latin1 = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text) && choice.nextBoolean();
        byte[] bytes = text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        if (bytes.length <= 255 && choice.nextBoolean()) {
            u8(latin1 ? 115 : 119);
            u8(bytes.length);
        } else {
            u8(latin1 ? 100 : 118);
            u16(bytes.length);
        }
        out.writeBytes(bytes);
    }

    private void binary(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        u8(109);
        u32(bytes.length);
        out.writeBytes(bytes);
    }

    private void real(double value) {
        if (choice.nextInt(3) == 0 && Math.abs(value) > 1e-300) {
            byte[] text = String.format(Locale.ROOT, "%.20e", value).getBytes(StandardCharsets.US_ASCII);
            u8(99);
            out.writeBytes(Arrays.copyOf(text, 31));
        } else {
            u8(70);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(value).array());
        }
    }

    private void integer(BigInteger value) {
        if (value.signum() >= 0 && value.bitLength() <= 8 && choice.nextInt(4) > 0) {
            u8(97);
            u8(value.intValue());
        } else if (value.bitLength() < 32 && choice.nextInt(4) > 0) {
            u8(98);
            u32(value.intValue());
        } else {
            big(value);
        }
    }

    /** Perhaps with zeros in front, which a strict encoder leaves out. */
    private void big(BigInteger value) {
        byte[] magnitude = value.abs().toByteArray();
        int zeros = choice.nextInt(3);
        int length = magnitude.length + zeros;
        if (length <= 255 && choice.nextInt(4) > 0) {
            u8(110);
            u8(length);
        } else {
            u8(111);
            u32(length);
        }
        u8(value.signum() < 0 ? 1 : 0);
        for (int i = magnitude.length - 1; i >= 0; i--) {
            u8(magnitude[i]);
        }
        out.writeBytes(new byte[zeros]);
    }

    private void list(List<?> list) {
        boolean bytes = list.stream().allMatch(element -> element instanceof Integer i && i >= 0 && i <= 255);
        int form = choice.nextInt(4);
        if (bytes && form == 0) {
            u8(107);
            u16(list.size());
            list.forEach(element -> u8((Integer) element));
        } else if (list.size() <= 255 && form == 1) {
            u8(104);
            u8(list.size());
            list.forEach(this::term);
        } else if (form == 2) {
            u8(105);
            u32(list.size());
            list.forEach(this::term);
        } else {
            properList(list);
        }
    }

    private void properList(List<?> list) {
        if (!list.isEmpty()) {
            u8(108);
            u32(list.size());
            list.forEach(this::term);
        }
        u8(106);
    }

    private void map(Map<?, ?> map) {
        u8(116);
        u32(map.size());
        map.forEach((key, value) -> {
            key(key);
            term(value);
        });
    }

    private void u8(int value) {
        out.write(value);
    }

    private void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    private void u32(int value) {
        u16(value >> 16);
        u16(value);
    }
}
