package dev.shard.bench.session;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Greetings;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.traffic.TrafficEvent;
import dev.shard.sim.traffic.TrafficGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The payloads of a session, in order, before encoding and compression. The same on every machine. */
final class Script {
    /** An event that every round ends with, so that a client which listens to nothing else knows the end. */
    static final String LAST_OF_ROUND = "MESSAGE_CREATE";
    /** Rounds are multiples of this many events. */
    static final int ROUND = 1_000;

    private static final long SEED = 1;
    private static final int GUILDS = 100;
    private static final int DISTINCT_EVENTS = 5_000;
    /** For as many heartbeats as there are in an hour. */
    private static final int ACKNOWLEDGEMENTS = 900;
    /** Fills a window of 32 KiB, as what every real session begins with does. */
    private static final int LONG_READY_BYTES = 1 << 16;

    private static final Duration NO_HEARTBEAT = Duration.ofMinutes(10);
    private static final Duration FREQUENT_HEARTBEAT = Duration.ofSeconds(4);

    private Script() {}

    /**
     * A session of a bot in 100 guilds, which come first, as they do; then the simulator's mix.
     *
     * @param events a multiple of {@link #ROUND}
     */
    static Stream<Payload> events(int events) {
        List<Long> guilds =
                LongStream.rangeClosed(1, GUILDS).mapToObj(id -> id << 22).toList();
        TrafficGenerator generator = TrafficGenerator.seeded(SEED, guilds);
        List<Event> distinct = new ArrayList<>();
        guilds.forEach(guild -> distinct.add(Event.of(generator.guildCreate(guild))));
        while (distinct.size() < Math.min(events, DISTINCT_EVENTS)) {
            boolean last = (distinct.size() + 1) % ROUND == 0;
            TrafficEvent next = last ? generator.next(LAST_OF_ROUND) : generator.next();
            distinct.add(Event.of(next));
        }
        return Stream.concat(
                greeting(NO_HEARTBEAT, guilds),
                IntStream.range(0, events).mapToObj(i -> dispatch(i, distinct.get(repeated(i, distinct.size())))));
    }

    /** The guilds come once only. */
    private static int repeated(int index, int distinct) {
        return index < distinct ? index : ROUND + (index - ROUND) % (distinct - ROUND);
    }

    /** A session in which nothing happens but heartbeats, which are frequent so that each shard has had some. */
    static Stream<Payload> idle() {
        return idle("");
    }

    /** Same, with a READY as long as that of a bot in many guilds, so that the compression's window is full. */
    static Stream<Payload> idleAfterLongReady() {
        return idle(Filler.text(0, LONG_READY_BYTES));
    }

    private static Stream<Payload> idle(String trace) {
        return Stream.concat(
                greeting(FREQUENT_HEARTBEAT, List.of(), trace),
                Stream.generate(() -> Payload.of(Opcode.HEARTBEAT_ACK, PayloadData.NULL))
                        .limit(ACKNOWLEDGEMENTS));
    }

    /** Events of one size, as far as names and numbers allow. */
    static Stream<Payload> sized(int events, int payloadBytes) {
        return Stream.concat(
                greeting(NO_HEARTBEAT, List.of()),
                IntStream.range(0, events)
                        .mapToObj(i -> dispatch(i, Event.personal(LAST_OF_ROUND, filled(i, payloadBytes)))));
    }

    /** Each event has a text of its own, or small ones would compress to nothing. */
    private static PayloadData filled(int index, int bytes) {
        return PayloadData.ofJson("{\"content\":\"%s\"}".formatted(Filler.text(index, bytes)));
    }

    private static Payload dispatch(int index, Event event) {
        return Payload.dispatch(index + 2L, event);
    }

    private static Stream<Payload> greeting(Duration heartbeat, List<Long> guilds) {
        return greeting(heartbeat, guilds, "");
    }

    /** @param trace what the Gateway says of itself in READY, which no client reads */
    private static Stream<Payload> greeting(Duration heartbeat, List<Long> guilds, String trace) {
        StringBuilder unavailable = new StringBuilder();
        for (long guild : guilds) {
            unavailable.append(unavailable.length() == 0 ? "" : ",");
            unavailable.append("{\"id\":\"").append(guild).append("\",\"unavailable\":true}");
        }
        String ready = "{\"_trace\":[\"" + trace
                + "\"],\"v\":10,\"user\":{\"id\":\"1100000000000000001\",\"username\":\"bench\",\"discriminator\":\"0\","
                + "\"global_name\":null,\"avatar\":null,\"bot\":true,\"flags\":0},\"guilds\":[" + unavailable
                + "],\"session_id\":\"bench\",\"resume_gateway_url\":\"ws://127.0.0.1:9\","
                + "\"application\":{\"id\":\"1100000000000000001\",\"flags\":0},\"private_channels\":[]}";
        return Stream.of(
                Greetings.hello(heartbeat),
                Payload.of(Opcode.HEARTBEAT_ACK, PayloadData.NULL),
                Payload.dispatch(1L, Event.personal("READY", PayloadData.ofJson(ready))));
    }
}
