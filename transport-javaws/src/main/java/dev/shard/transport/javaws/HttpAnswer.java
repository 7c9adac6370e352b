package dev.shard.transport.javaws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.transport.support.HttpFailures;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answer to an HTTP request: its head, and the beginning of its body for people to read. */
final class HttpAnswer implements HttpFailures.Answer {
    static final int OK = 200;
    static final int SWITCHING_PROTOCOLS = 101;

    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int MAX_EXCERPT_BYTES = 200;
    private static final String BEGINNING = "HTTP/1.";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d (\\d{3})( [^\r\n]*)?\r\n");

    private final byte[] head;
    private final String text;
    private final int status;
    private String excerpt = "";

    private HttpAnswer(byte[] head) {
        this.head = head;
        text = new String(head, ISO_8859_1);
        Matcher statusLine = STATUS_LINE.matcher(text);
        status = statusLine.lookingAt() && text.endsWith("\r\n\r\n") ? Integer.parseInt(statusLine.group(1)) : 0;
    }

    /**
     * Reads a head, and not a byte more. What is no HTTP is noticed as soon as it comes.
     *
     * @throws EOFException if the stream ends within it
     */
    static HttpAnswer read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int matched = 0; matched < 4 && head.size() < MAX_HEAD_BYTES; ) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the stream ended within an answer of HTTP");
            }
            head.write(next);
            int size = head.size();
            if (size <= BEGINNING.length() && next != BEGINNING.charAt(size - 1)) {
                break;
            }
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return new HttpAnswer(head.toByteArray());
    }

    /** False if what came is something else, or has no end. */
    @Override
    public boolean isHttp() {
        return status != 0;
    }

    /** The status code; 0 if it is no HTTP. */
    @Override
    public int status() {
        return status;
    }

    /** Whether another answer follows. */
    boolean isInterim() {
        return status / 100 == 1 && status != SWITCHING_PROTOCOLS;
    }

    /** As it came, empty line included. */
    byte[] head() {
        return head;
    }

    /** Value of {@code Retry-After}, seconds or date, from now on; null if there is none that can be read. */
    @Override
    public @Nullable Duration retryAfter() {
        String value = header("Retry-After");
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            Duration wait = Duration.between(Instant.now(), date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Reads the beginning of the body; stops quietly where the body, the stream, the socket's patience or time ends. */
    void readExcerpt(InputStream body, long untilNanos) {
        String declared = header("Content-Length");
        int length = MAX_EXCERPT_BYTES;
        if (declared != null && declared.matches("\\d{1,2}|1\\d\\d")) {
            length = Integer.parseInt(declared);
        }
        var read = new ByteArrayOutputStream();
        try {
            for (int next = 0; read.size() < length && next >= 0 && System.nanoTime() - untilNanos < 0; ) {
                next = body.read();
                if (next >= 0) {
                    read.write(next);
                }
            }
        } catch (IOException ended) {
            // What has come so far is all there is.
        }
        excerpt = read.toString(UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** Status line, kind of body and its beginning on one line: {@code 503 Service Unavailable, text/html: "<html>…"}. */
    @Override
    public String describe() {
        String type = header("Content-Type");
        String statusLine =
                text.substring(text.indexOf(' ') + 1, text.indexOf('\r')).strip();
        return printable(statusLine)
                + (type == null ? "" : ", " + printable(type))
                + (excerpt.isEmpty() ? "" : ": \"" + excerpt + "\"");
    }

    private @Nullable String header(String name) {
        Matcher field = Pattern.compile("(?i)\r\n" + name + ":([^\r\n]*)").matcher(text);
        return field.find() ? field.group(1).strip() : null;
    }

    private static String printable(String header) {
        String clean = header.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= 60 ? clean : clean.substring(0, 60);
    }
}
