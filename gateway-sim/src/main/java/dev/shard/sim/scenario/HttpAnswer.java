package dev.shard.sim.scenario;

import java.time.Duration;
import java.util.Map;

/**
 * An HTTP answer that the simulator gives instead of its own.
 *
 * @param status the status code; 0 for no answer at all, while the connection stays open
 * @param headers besides {@code Content-Length}
 * @param body sent as UTF-8
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** A bare status, with a body such as Discord sends. */
    public static HttpAnswer status(int status) {
        return json(status, "{\"message\":\"" + status + "\",\"code\":0}");
    }

    /** 429 with {@code Retry-After} in whole seconds, rounded up. */
    public static HttpAnswer tooManyRequests(Duration retryAfter) {
        long seconds = retryAfter.plusNanos(999_999_999).toSeconds();
        String body = "{\"message\":\"You are being rate limited.\",\"retry_after\":%s,\"global\":false}"
                .formatted(retryAfter.toMillis() / 1000.0);
        return new HttpAnswer(
                429, Map.of("Content-Type", "application/json", "Retry-After", Long.toString(seconds)), body);
    }

    /** A page of HTML, as a proxy or a captive portal would send. */
    public static HttpAnswer html(int status) {
        return new HttpAnswer(
                status, Map.of("Content-Type", "text/html"), "<!DOCTYPE html><title>Welcome</title><h1>Sign in</h1>");
    }

    /** No answer: the request is read, and nothing ever follows. */
    public static HttpAnswer silence() {
        return new HttpAnswer(0, Map.of(), "");
    }

    /** A JSON document. */
    public static HttpAnswer json(int status, String body) {
        return new HttpAnswer(status, Map.of("Content-Type", "application/json"), body);
    }
}
