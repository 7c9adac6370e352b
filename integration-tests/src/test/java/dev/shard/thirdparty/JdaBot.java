package dev.shard.thirdparty;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.shard.sim.GatewaySimulator;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import net.dv8tion.jda.api.GatewayEncoding;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.slf4j.LoggerFactory;

/** A bot on JDA, as its documentation has it but for the address of Discord; it remembers what it heard. */
final class JdaBot implements EventListener, AutoCloseable {
    private final JDA jda;
    private final Set<Class<?>> kinds = ConcurrentHashMap.newKeySet();
    /** By sequence: what comes while JDA sets a guild up it tells a second time, once that is done. */
    private final NavigableMap<Long, String> dispatches = new ConcurrentSkipListMap<>();

    /** Begins to log in. */
    JdaBot(GatewaySimulator gateway, GatewayEncoding encoding) {
        // It logs, with stack trace and payload, what is newer than itself.
        ((Logger) LoggerFactory.getLogger("net.dv8tion.jda")).setLevel(Level.OFF);
        jda = JDABuilder.create(GatewaySimulator.DEFAULT_TOKEN, GatewayIntent.getIntents(GatewayIntent.ALL_INTENTS))
                .setRestConfig(new RestConfig().setBaseUrl(gateway.apiUrl() + "/"))
                .setSessionController(new SessionControllerAdapter() {
                    @Override
                    public String getGateway() {
                        return gateway.gatewayUrl().toString();
                    }
                })
                .setGatewayEncoding(encoding)
                .setRawEventsEnabled(true)
                .setEnableShutdownHook(false)
                .addEventListeners(this)
                .build();
    }

    JDA jda() {
        return jda;
    }

    @Override
    public void onEvent(GenericEvent event) {
        kinds.add(event.getClass());
        if (event instanceof RawGatewayEvent raw) {
            dispatches.put(raw.getPackage().getLong("s"), raw.getType());
        }
    }

    /** What it was dispatched, by sequence. */
    NavigableMap<Long, String> dispatches() {
        return dispatches;
    }

    boolean heard(Class<? extends GenericEvent> kind) {
        return kinds.contains(kind);
    }

    @Override
    public void close() {
        jda.shutdownNow();
    }
}
