package dev.shard.sim.net;

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

/** Get Gateway and Get Gateway Bot. */
final class Discovery {
    private static final Pattern PATH = Pattern.compile("/api/v(?:[6-9]|10)/gateway(/bot)?");

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
        Optional<HttpAnswer> scripted = gateway.scenario().takeDiscoveryAnswer();
        return scripted.orElseGet(() -> path.group(1) == null ? gateway() : gatewayBot(request));
    }

    private HttpAnswer gateway() {
        return ok(Json.object().put("url", gateway.url().toString()));
    }

    private HttpAnswer gatewayBot(HttpRequest request) {
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (!authorization.startsWith("Bot ") || !gateway.identifySteps().accepts(authorization)) {
            return HttpAnswer.json(401, "{\"message\":\"401: Unauthorized\",\"code\":0}");
        }
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
