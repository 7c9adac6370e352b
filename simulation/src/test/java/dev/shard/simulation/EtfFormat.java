package dev.shard.simulation;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ETF as far as the two sides use it.
 *
 * @see "Erlang documentation, External Term Format"
 */
final class EtfFormat implements WireFormat {
    private static final int VERSION = 131;

    @Override
    public boolean text() {
        return false;
    }

    @Override
    public byte[] write(@Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            term(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void term(@Nullable Object value, DataOutputStream out) throws IOException {
        if (value == null || value instanceof Boolean) {
            atom(value == null ? "nil" : value.toString(), out);
        } else if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte(109);
            out.writeInt(utf8.length);
            out.write(utf8);
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte(116);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                atom(entry.getKey().toString(), out);
                term(entry.getValue(), out);
            }
        } else if (value instanceof Double number) {
            out.writeByte(70);
            out.writeDouble(number);
        } else {
            integer(((Number) value).longValue(), out);
        }
    }

    private static void integer(long value, DataOutputStream out) throws IOException {
        if (value >= 0 && value < 256) {
            out.writeByte(97);
            out.writeByte((int) value);
        } else {
            out.writeByte(98);
            out.writeInt(Math.toIntExact(value));
        }
    }

    private static void atom(String name, DataOutputStream out) throws IOException {
        out.writeByte(119);
        out.writeByte(name.length());
        out.writeBytes(name);
    }

    @Override
    public Map<?, ?> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if ((in.get() & 0xFF) != VERSION || !(term(in) instanceof Map<?, ?> map) || in.hasRemaining()) {
            throw new IllegalArgumentException("not one map");
        }
        return map;
    }

    private static @Nullable Object term(ByteBuffer in) {
        int tag = in.get() & 0xFF;
        return switch (tag) {
            case 70 -> in.getDouble();
            case 97 -> (long) (in.get() & 0xFF);
            case 98 -> (long) in.getInt();
            case 100, 118 -> atom(text(in.getShort() & 0xFFFF, in));
            case 115, 119 -> atom(text(in.get() & 0xFF, in));
            case 106 -> List.of();
            case 107 -> bytes(in);
            case 108 -> list(in);
            case 109 -> text(in.getInt(), in);
            case 110 -> big(in);
            case 116 -> map(in);
            default -> throw new IllegalArgumentException("tag " + tag);
        };
    }

    private static @Nullable Object atom(String name) {
        return switch (name) {
            case "nil", "null" -> null;
            case "true", "false" -> Boolean.valueOf(name);
            default -> throw new IllegalArgumentException("an atom: " + name);
        };
    }

    private static String text(int length, ByteBuffer in) {
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static List<Long> bytes(ByteBuffer in) {
        List<Long> values = new ArrayList<>();
        for (int left = in.getShort() & 0xFFFF; left > 0; left--) {
            values.add((long) (in.get() & 0xFF));
        }
        return values;
    }

    private static List<@Nullable Object> list(ByteBuffer in) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            values.add(term(in));
        }
        term(in);
        return values;
    }

    private static long big(ByteBuffer in) {
        int length = in.get() & 0xFF;
        boolean negative = in.get() == 1;
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (in.get() & 0xFFL) << 8 * i;
        }
        return negative ? -value : value;
    }

    private static Map<String, @Nullable Object> map(ByteBuffer in) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            if (in.get() != 109) {
                throw new IllegalArgumentException("a key that is no binary");
            }
            map.put(text(in.getInt(), in), term(in));
        }
        return map;
    }
}
