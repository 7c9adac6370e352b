package dev.shard.bench.jda;

import dev.shard.bench.client.EventSink;
import dev.shard.bench.client.Lagging;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/**
 * Tells a sink of each dispatch, by the one event of JDA's that there is for each of them.
 *
 * @param lagging whether it takes its time
 */
record Telling(EventSink sink, boolean lagging) implements EventListener {
    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof RawGatewayEvent raw) {
            if (lagging) {
                Lagging.pause();
            }
            sink.event(raw.getPackage().getLong("s"));
        }
    }
}
