package dev.shard.sim.net;

import dev.shard.sim.protocol.Bot;
import dev.shard.sim.protocol.Json;
import dev.shard.sim.protocol.SessionStarts;
import dev.shard.sim.protocol.StartLimit;
import dev.shard.sim.scenario.HttpAnswer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Get Gateway and Get Gateway Bot, and who the bot is, which client libraries ask before they connect. */
final class Discovery {
    private static final Pattern PATH =
            Pattern.compile("/api/v(?:[6-9]|10)/(gateway|gateway/bot|users/@me|(?:oauth2/)?applications/@me)");

    private final Gateway gateway;

    Discovery(Gateway gateway) {
        this.gateway = gateway;
    }

    HttpAnswer answer(HttpRequest request) {
        Matcher path = PATH.matcher(new QueryStringDecoder(request.uri()).path());
        if (!path.matches()) {
            return HttpAnswer.json(404, "{\"message\":\"404: Not Found\",\"code\":0}");
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return HttpAnswer.json(405, "{\"message\":\"405: Method Not Allowed\",\"code\":0}");
        }
        return switch (path.group(1)) {
            case "gateway" -> scripted().orElseGet(this::gateway);
            case "gateway/bot" -> scripted().orElseGet(() -> authorized(request) ? gatewayBot() : unauthorized());
            case "users/@me" -> authorized(request) ? ok(Bot.user()) : unauthorized();
            default -> authorized(request) ? ok(Bot.application()) : unauthorized();
        };
    }

    private Optional<HttpAnswer> scripted() {
        return gateway.scenario().takeDiscoveryAnswer();
    }

    private HttpAnswer gateway() {
        return ok(Json.object().put("url", gateway.url().toString()));
    }

    private boolean authorized(HttpRequest request) {
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        return authorization.startsWith("Bot ") && gateway.identifySteps().accepts(authorization);
    }

    private static HttpAnswer unauthorized() {
        return HttpAnswer.json(401, "{\"message\":\"401: Unauthorized\",\"code\":0}");
    }

    private HttpAnswer gatewayBot() {
        StartLimit limit = gateway.settings().starts();
        SessionStarts starts = gateway.starts();
        long now = gateway.loop().nanoTime();
        ObjectNode body = Json.object().put("url", gateway.url().toString());
        body.put("shards", gateway.settings().fleet().recommendedShards());
        body.putObject("session_start_limit")
                .put("total", starts.total())
                .put("remaining", starts.remaining(now))
                .put("reset_after", starts.resetAfter(now).toMillis())
                .put("max_concurrency", limit.maxConcurrency());
        return ok(body);
    }

    private static HttpAnswer ok(ObjectNode body) {
        return HttpAnswer.json(200, body.toString());
    }
}
