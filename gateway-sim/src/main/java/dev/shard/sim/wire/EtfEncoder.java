package dev.shard.sim.wire;

import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.TermStyle;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Erlang's external term format to a client. Data that a test wrote as text, and that is no JSON, goes as a binary. */
final class EtfEncoder implements PayloadEncoder {
    private final TermStyle terms;

    EtfEncoder(TermStyle terms) {
        this.terms = terms;
    }

    @Override
    public byte[] encode(Payload payload, EnvelopeStyle style) {
        var out = begin();
        var writer = new TermWriter(out, terms);
        List<String> keys = style.keys().stream()
                .filter(key -> isWritten(key, payload, style))
                .toList();
        writer.mapOf(keys.size());
        for (String key : keys) {
            out.atom(key);
            value(key, payload, out, writer);
        }
        return out.toBytes();
    }

    private static boolean isWritten(String key, Payload payload, EnvelopeStyle style) {
        return switch (key) {
            case "s" -> style.nulls() || payload.sequence() != null;
            case "t" -> style.nulls() || payload.name() != null;
            default -> true;
        };
    }

    private static void value(String key, Payload payload, TermBuffer out, TermWriter writer) {
        Long sequence = payload.sequence();
        String name = payload.name();
        if (key.equals("d")) {
            data(payload.data(), out, writer);
        } else if (key.equals("op")) {
            out.integer(payload.op());
        } else if (key.equals("s") && sequence != null) {
            out.integer(sequence);
        } else if (key.equals("t") && name != null) {
            out.binary(name);
        } else {
            out.atom("nil");
        }
    }

    private static void data(PayloadData data, TermBuffer out, TermWriter writer) {
        try {
            writer.value(data.tree());
        } catch (JacksonException notJson) {
            out.binary(data.json());
        }
    }

    @Override
    public byte[] encodeVerbatim(PayloadData payload) {
        var out = begin();
        try {
            new TermWriter(out, terms).payload(payload.tree());
        } catch (JacksonException notJson) {
            out.binary(payload.json());
        }
        return out.toBytes();
    }

    private static TermBuffer begin() {
        var out = new TermBuffer();
        out.u8(Tag.VERSION);
        return out;
    }
}
