package dev.shard.bench.discord4j;

import dev.shard.bench.client.EventSink;
import discord4j.gateway.json.GatewayPayload;
import discord4j.gateway.payload.PayloadReader;
import io.netty.buffer.ByteBuf;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Tells a sink of each dispatch when another reader is done with it. Used by one connection, whose messages it counts. */
final class SequenceReader implements PayloadReader {
    /** HELLO and a HEARTBEAT_ACK come before READY, whose sequence is 1. */
    private static final int BEFORE_READY = 2;

    private final PayloadReader reader;
    private final EventSink sink;
    private long messages;

    SequenceReader(PayloadReader reader, EventSink sink) {
        this.reader = reader;
        this.sink = sink;
    }

    @Override
    public Publisher<GatewayPayload<?>> read(ByteBuf payload) {
        long sequence = ++messages - BEFORE_READY;
        Flux<GatewayPayload<?>> read = Flux.from(reader.read(payload));
        return sequence > 0 ? read.doOnComplete(() -> sink.event(sequence)) : read;
    }
}
