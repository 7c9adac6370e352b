package dev.shard.soak;

import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.ShardListener;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.integration.UnlimitedIdentifies;
import dev.shard.sim.traffic.TrafficGenerator;
import dev.shard.sim.traffic.TrafficPool;
import dev.shard.spi.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A bot that hears {@value #EVENTS_PER_SECOND} events a second and loses its connection every few minutes, in virtual time.
 * Arguments: compression, minutes before the first look at what it holds, minutes between each of {@value #LOOKS} more.
 */
final class VirtualHours {
    static final int LOOKS = 4;

    private static final int EVENTS_PER_SECOND = 20;
    private static final int MINUTES_OF_A_CONNECTION = 3;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualLoop loop = new VirtualLoop();
    private final TalkingGateway gateway;
    private final Shard shard;
    private long heard;
    private int minutes;

    private VirtualHours(String compression) {
        TrafficPool pool = TrafficPool.of(TrafficGenerator.seeded(1, List.of(1L << 22, 2L << 22)), 500);
        gateway = new TalkingGateway(compression, pool);
        shard = Shards.builder("CANARY.SOAK.TOKEN", Intents.all())
                .configure(config -> config.gatewayUrl(URI.create("ws://127.0.0.1")))
                .transport(new MemoryTransport(loop, gateway::connected))
                .compression(Providers.compression(compression, Settings.empty()))
                .identifyLimiter(new UnlimitedIdentifies())
                .loopBlockedAfter(Duration.ZERO)
                .listener(new ShardListener() {
                    @Override
                    public void onDispatch(Dispatch event) {
                        heard++;
                    }
                })
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        new VirtualHours(arguments[0]).live(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void live(int warmUp, int each) throws Exception {
        shard.connect();
        loop.advance(SECOND);
        pass(warmUp);
        System.out.println(Holdings.now().toLine());
        for (int look = 0; look < LOOKS; look++) {
            pass(each);
            System.out.println(Holdings.now().toLine());
        }
        System.out.println("heard " + heard + " of " + gateway.sequence());
        System.out.println("identifies " + gateway.identifies());
        System.out.println("connections " + shard.status().history().connections());
        System.out.println("heartbeats " + (gateway.heartbeats() >= minutes ? "flowed" : gateway.heartbeats()));
        shard.disconnect();
        loop.advance(SECOND);
        System.out.println("timers left " + loop.timers());
    }

    private void pass(int howManyMinutes) {
        for (int i = 0; i < howManyMinutes; i++) {
            for (int second = 0; second < 60; second++) {
                gateway.talk(EVENTS_PER_SECOND);
                loop.advance(SECOND);
            }
            if (++minutes % MINUTES_OF_A_CONNECTION == 0) {
                gateway.cut();
                loop.advance(Duration.ofSeconds(10));
            }
        }
    }
}
