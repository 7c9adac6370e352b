package dev.shard.sim;

import com.github.luben.zstd.ZstdDecompressCtx;
import dev.shard.sim.wire.AnyTerm;
import dev.shard.sim.wire.ClientTerms;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@link SimClient} that speaks Erlang's external term format, compressed with zstd or not at all. */
final class EtfClient implements PayloadSource, AutoCloseable {
    static final String ETF = "v=10&encoding=etf";
    static final String ETF_ZSTD = "v=10&encoding=etf&compress=zstd-stream";

    private static final int LARGEST = 4 << 20;

    final SimClient raw;
    private final @Nullable ZstdDecompressCtx decompressor;

    private EtfClient(SimClient raw, boolean zstd) {
        this.raw = raw;
        this.decompressor = zstd ? new ZstdDecompressCtx() : null;
    }

    static EtfClient connect(GatewaySimulator sim, String query) {
        return new EtfClient(SimClient.connect(sim, query), query.contains("zstd-stream"));
    }

    /** Connected, past HELLO, identified, past READY. */
    static EtfClient ready(GatewaySimulator sim, String query) {
        EtfClient client = connect(sim, query);
        client.receive(10);
        client.send(2, SimClient.identity().toString());
        client.event("READY");
        return client;
    }

    EtfClient send(int op, String d) {
        raw.sendBinary(ClientTerms.of("{\"op\":" + op + ",\"d\":" + d + "}"));
        return this;
    }

    @Override
    public JsonNode receive() {
        byte[] message = (byte[]) raw.message();
        return AnyTerm.read(decompressor == null ? message : decompress(decompressor, message));
    }

    private static byte[] decompress(ZstdDecompressCtx decompressor, byte[] message) {
        ByteBuffer out = ByteBuffer.allocate(LARGEST);
        decompressor.decompressByteBufferStream(out, ByteBuffer.wrap(message));
        byte[] payload = new byte[out.position()];
        out.flip().get(payload);
        return payload;
    }

    @Override
    public void close() {
        raw.close();
        if (decompressor != null) {
            decompressor.close();
        }
    }
}
