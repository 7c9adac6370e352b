package dev.shard.bench.jda;

import dev.shard.bench.client.Client;
import dev.shard.bench.client.ClientProcess;
import dev.shard.bench.client.EventSink;
import dev.shard.bench.client.SocketContender;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.internal.utils.JDALogger;

/** JDA, told of no other address than the load server's. */
public final class JdaClient implements Client {
    private static final String TOKEN = "benchmark.token.1234";
    private static final long PATIENCE_SECONDS = 10;

    private final JdaMode mode;
    private final List<JDA> sessions = new ArrayList<>();

    JdaClient(JdaMode mode) {
        // It would log, with stack trace and payload, what is newer than itself.
        JDALogger.setFallbackLoggerEnabled(false);
        this.mode = mode;
    }

    /** Mode, URI of the load server. */
    public static void main(String[] args) throws Exception {
        JdaMode mode = JdaMode.valueOf(args[0].toUpperCase(Locale.ROOT));
        ClientProcess.serve(new SocketContender(new JdaClient(mode), URI.create(args[1])));
        // Its threads are no daemons.
        System.exit(0);
    }

    @Override
    public void connect(URI gateway, EventSink sink) {
        sessions.add(mode.builder(TOKEN)
                .setRestConfig(new RestConfig().setBaseUrl("http://" + gateway.getAuthority() + "/"))
                .setSessionController(new AtOnce(gateway))
                .setRawEventsEnabled(true)
                .setEnableShutdownHook(false)
                .addEventListeners(new Telling(sink, mode == JdaMode.LAGGING))
                .build());
    }

    @Override
    public void disconnect() throws InterruptedException {
        sessions.forEach(JDA::shutdownNow);
        for (JDA session : sessions) {
            if (!session.awaitShutdown(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("JDA does not shut down");
            }
        }
        sessions.clear();
    }

    @Override
    public void close() throws InterruptedException {
        disconnect();
    }
}
