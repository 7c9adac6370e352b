package dev.shard.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sessions of a folder, by what a client asks for: {@code events-json-zlib-stream}, {@code idle-etf-none}. */
final class Sessions {
    private static final Pattern ENCODING = Pattern.compile("[?&]encoding=([a-z]+)");
    private static final Pattern COMPRESSION = Pattern.compile("[?&]compress=([a-z-]+)");

    private final Path folder;
    private final Map<String, Session> opened = new ConcurrentHashMap<>();
    private volatile String kind = "events";

    Sessions(Path folder) {
        this.folder = folder;
    }

    /** From now on sessions are of this kind, the first part of their names. */
    void choose(String newKind) {
        kind = newKind;
    }

    /** The session for a request line. */
    Session of(String requestLine) {
        String name = kind + "-" + first(ENCODING, requestLine, "json") + "-" + first(COMPRESSION, requestLine, "none");
        return opened.computeIfAbsent(name, this::read);
    }

    private Session read(String name) {
        try {
            return Session.read(folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
