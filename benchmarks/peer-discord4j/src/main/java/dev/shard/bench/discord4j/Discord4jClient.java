package dev.shard.bench.discord4j;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shard.bench.client.Client;
import dev.shard.bench.client.ClientProcess;
import dev.shard.bench.client.EventSink;
import dev.shard.bench.client.Lagging;
import dev.shard.bench.client.SocketContender;
import discord4j.common.JacksonResources;
import discord4j.common.retry.ReconnectOptions;
import discord4j.gateway.DefaultGatewayClient;
import discord4j.gateway.GatewayClient;
import discord4j.gateway.GatewayObserver;
import discord4j.gateway.GatewayOptions;
import discord4j.gateway.GatewayReactorResources;
import discord4j.gateway.IdentifyOptions;
import discord4j.gateway.payload.JacksonPayloadReader;
import discord4j.gateway.payload.JacksonPayloadWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;

/** Discord4J's gateway client, which is all of it that a connection needs. */
public final class Discord4jClient implements Client {
    private static final String TOKEN = "benchmark.token.1234";
    private static final String QUERY = "/?v=10&encoding=json&compress=zlib-stream";
    private static final int MISSED_HEARTBEATS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Discord4jMode mode;
    private final ObjectMapper mapper = JacksonResources.create().getObjectMapper();
    private final GatewayReactorResources resources = GatewayReactorResources.create();
    private final List<GatewayClient> clients = new ArrayList<>();

    Discord4jClient(Discord4jMode mode) {
        this.mode = mode;
    }

    /** Mode, URI of the load server. */
    public static void main(String[] args) throws Exception {
        Discord4jMode mode = Discord4jMode.valueOf(args[0].toUpperCase(Locale.ROOT));
        ClientProcess.serve(new SocketContender(new Discord4jClient(mode), URI.create(args[1])));
        // Its threads are no daemons.
        System.exit(0);
    }

    @Override
    public void connect(URI gateway, EventSink sink) {
        GatewayClient client = new DefaultGatewayClient(options(sink));
        clients.add(client);
        if (mode == Discord4jMode.LAGGING) {
            client.dispatch().subscribe(event -> Lagging.pause());
        } else {
            client.dispatch().subscribe();
        }
        client.execute(gateway + QUERY).subscribe(nothing -> {}, sink::failed);
    }

    private GatewayOptions options(EventSink sink) {
        return new GatewayOptions(
                TOKEN,
                resources,
                new SequenceReader(mode.reader(new JacksonPayloadReader(mapper)), sink),
                new JacksonPayloadWriter(mapper),
                ReconnectOptions.create(),
                IdentifyOptions.create(0, 1),
                GatewayObserver.NOOP_LISTENER,
                identifies -> identifies,
                MISSED_HEARTBEATS);
    }

    @Override
    public void disconnect() {
        // Now and then one does not tell that it is closed; its connection ends with the server's.
        Flux.fromIterable(clients)
                .flatMap(client -> client.close(false))
                .take(PATIENCE)
                .blockLast();
        clients.clear();
    }

    @Override
    public void close() {
        disconnect();
    }
}
