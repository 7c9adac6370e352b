package dev.shard.sim.wire;

import dev.shard.sim.protocol.Json;
import dev.shard.sim.scenario.TermStyle;

/** What a client sends in Erlang's external term format: every key a binary. */
public final class ClientTerms {
    private ClientTerms() {}

    /** The term that stands for some JSON. */
    public static byte[] of(String json) {
        TermBuffer out = new TermBuffer();
        out.u8(Tag.VERSION);
        new TermWriter(out, TermStyle.BINARY_KEYS).value(Json.parse(json));
        return out.toBytes();
    }
}
