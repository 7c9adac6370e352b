package dev.shard.bench.discord4j;

import discord4j.gateway.json.GatewayPayload;
import discord4j.gateway.payload.PayloadReader;
import io.netty.buffer.ByteBuf;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Reads HELLO, READY and every HEARTBEAT_ACK, without which there is no session for long, and leaves the rest alone. */
final class GreetingReader implements PayloadReader {
    private static final int GREETING = 3;
    /** Bytes; no dispatch is as short. */
    private static final int LONGEST_ACKNOWLEDGEMENT = 64;

    private final PayloadReader greeting;
    private long messages;

    GreetingReader(PayloadReader greeting) {
        this.greeting = greeting;
    }

    @Override
    public Publisher<GatewayPayload<?>> read(ByteBuf payload) {
        if (++messages <= GREETING || payload.readableBytes() <= LONGEST_ACKNOWLEDGEMENT) {
            return greeting.read(payload);
        }
        payload.release();
        return Mono.empty();
    }
}
