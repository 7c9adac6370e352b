package dev.shard.core;

import dev.shard.DecodeException;
import dev.shard.TransportException;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.SessionStartLimit;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes sense of what {@code GET /gateway/bot} answers, or says in one sentence why there is none in it. */
final class GatewayAnswers {
    private final URI endpoint;
    private final Codec json;

    GatewayAnswers(URI endpoint, Codec json) {
        this.endpoint = endpoint;
        this.json = json;
    }

    /** Reads an answer. */
    GatewayInfo read(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw failed(response, meaning(response.statusCode()), null);
        }
        try {
            Object body = json.decode(ByteBuffer.wrap(response.body()), Object.class);
            if (body instanceof Map<?, ?> answer && answer.get("url") instanceof String url) {
                return new GatewayInfo(URI.create(url), number(answer, "shards", 0), limit(answer));
            }
            throw failed(response, "the JSON in it has no url", null);
        } catch (DecodeException | IllegalArgumentException notIt) {
            String type = response.headers().firstValue("content-type").orElse("no content type");
            throw failed(response, "what it sent (" + type + ") is not a gateway's address in JSON", notIt);
        }
    }

    private static String meaning(int status) {
        if (status == 401) {
            return "Discord refused the bot token; check it in the developer portal";
        }
        return switch (status / 100) {
            case 3 -> "redirections are not followed; check the API's URL";
            case 4 -> status == 429 ? "too many requests" : "check the API's URL and version";
            case 5 -> "the server is in trouble";
            default -> "not an answer to this question";
        };
    }

    private TransportException failed(HttpResponse<?> response, String why, @Nullable Throwable cause) {
        return new TransportException(
                TransportException.Phase.LOCATE,
                endpoint + " answered with HTTP " + response.statusCode() + ": " + why,
                response.statusCode(),
                retryAfter(response).orElse(null),
                cause);
    }

    /** Seconds, perhaps with a fraction; anything else is as good as nothing. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("retry-after")
                .filter(text -> text.matches("\\d{1,7}(\\.\\d+)?"))
                .map(text -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)));
    }

    private static @Nullable SessionStartLimit limit(Map<?, ?> answer) {
        return answer.get("session_start_limit") instanceof Map<?, ?> limit
                ? new SessionStartLimit(
                        number(limit, "total", 1000),
                        number(limit, "remaining", 0),
                        Duration.ofMillis(number(limit, "reset_after", 0)),
                        number(limit, "max_concurrency", 1))
                : null;
    }

    private static int number(Map<?, ?> map, String key, int otherwise) {
        return map.get(key) instanceof Number number ? number.intValue() : otherwise;
    }
}
