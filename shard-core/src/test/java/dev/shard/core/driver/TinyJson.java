package dev.shard.core.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** As much JSON as these tests need: no escapes. */
final class TinyJson {
    private final String text;
    private int at;

    private TinyJson(String text) {
        this.text = text;
    }

    static Object read(String text) {
        TinyJson json = new TinyJson(text);
        Object value = json.value();
        json.space();
        if (json.at != text.length()) {
            throw json.bad();
        }
        return value;
    }

    static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> "\"" + entry.getKey() + "\":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TinyJson::write).collect(Collectors.joining(",", "[", "]"));
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof String string) {
            return "\"" + string + "\"";
        }
        throw new IllegalArgumentException("cannot be encoded");
    }

    private Object value() {
        space();
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (!is('}')) {
            space();
            String key = string();
            space();
            expect(':');
            map.put(key, value());
            space();
            at += is(',') ? 1 : 0;
        }
        at++;
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        while (!is(']')) {
            list.add(value());
            space();
            at += is(',') ? 1 : 0;
        }
        at++;
        return list;
    }

    private String string() {
        expect('"');
        int end = text.indexOf('"', at);
        if (end < 0) {
            throw bad();
        }
        String string = text.substring(at, end);
        at = end + 1;
        return string;
    }

    private Object literal() {
        int start = at;
        while (at < text.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyz".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> number(word);
        };
    }

    private Object number(String word) {
        try {
            if (word.contains(".")) {
                return Double.valueOf(word);
            }
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    private boolean is(char c) {
        if (at >= text.length()) {
            throw bad();
        }
        return text.charAt(at) == c;
    }

    private void expect(char c) {
        if (!is(c)) {
            throw bad();
        }
        at++;
    }

    private void space() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException bad() {
        return new IllegalArgumentException("at " + at);
    }
}
