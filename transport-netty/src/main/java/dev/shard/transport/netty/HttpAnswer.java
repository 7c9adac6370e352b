package dev.shard.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.transport.support.HttpFailures;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The answer to an HTTP request: its head, and the beginning of its body for people to read. */
final class HttpAnswer implements HttpFailures.Answer {
    static final int OK = 200;
    static final int SWITCHING_PROTOCOLS = 101;

    private static final int MAX_EXCERPT_BYTES = 200;

    private final HttpMethod asked;
    private final HttpResponse head;
    private final byte[] excerpt = new byte[MAX_EXCERPT_BYTES];
    private int excerptBytes;

    private HttpAnswer(HttpMethod asked, HttpResponse head) {
        this.asked = asked;
        this.head = head;
    }

    static HttpAnswer to(HttpMethod asked, HttpResponse head) {
        return new HttpAnswer(asked, head);
    }

    /** False if what came is something else. */
    @Override
    public boolean isHttp() {
        return head.decoderResult().isSuccess();
    }

    @Override
    public int status() {
        return isHttp() ? head.status().code() : 0;
    }

    HttpHeaders headers() {
        return head.headers();
    }

    /** What the request was, by method: {@code CONNECT} or the upgrade. */
    HttpMethod asked() {
        return asked;
    }

    /** Value of {@code Retry-After}, seconds or date, from now on; null if there is none that can be read. */
    @Override
    public @Nullable Duration retryAfter() {
        String value = headers().get(HttpHeaderNames.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000));
        }
        Date date = DateFormatter.parseHttpDate(text);
        if (date == null) {
            return null;
        }
        Duration wait = Duration.between(Instant.now(), date.toInstant());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Takes what the excerpt still has room for; true once it is full. */
    boolean addToExcerpt(ByteBuf body) {
        int length = Math.min(body.readableBytes(), MAX_EXCERPT_BYTES - excerptBytes);
        body.readBytes(excerpt, excerptBytes, length);
        excerptBytes += length;
        return excerptBytes == MAX_EXCERPT_BYTES;
    }

    /** Status line, kind of body and its beginning on one line: {@code 503 Service Unavailable, text/html: "<html>…"}. */
    @Override
    public String describe() {
        String type = headers().get(HttpHeaderNames.CONTENT_TYPE);
        String body = new String(excerpt, 0, excerptBytes, UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return printable(head.status().toString())
                + (type == null ? "" : ", " + printable(type))
                + (body.isEmpty() ? "" : ": \"" + body + "\"");
    }

    private static String printable(String header) {
        String clean = header.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= 60 ? clean : clean.substring(0, 60);
    }
}
