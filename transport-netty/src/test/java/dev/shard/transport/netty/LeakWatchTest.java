package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.transport.support.Endpoint;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class LeakWatchTest {
    private final LeakWatch watch = new LeakWatch();

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void aLostBufferIsFound() {
        loseBuffer();

        assertThat(found(1)).isNotEmpty().allMatch(message -> message.contains("ByteBuf.release() was not called"));
    }

    @Test
    @EnabledIf(OpenSslContractTest.LOADS)
    void aLostEngineAndItsContextAreFound() throws SSLException {
        loseEngine();

        assertThat(found(2))
                .anyMatch(message -> message.contains("OpenSslEngine.release() was not called"))
                .anyMatch(message -> message.contains("OpenSslContext.release() was not called"));
    }

    /** The collector says when something is gone, not we. */
    private List<String> found(int count) {
        List<String> found = watch.reported();
        for (int attempt = 0; found.size() < count && attempt < 50; attempt++) {
            found = watch.reported();
        }
        return found;
    }

    private static void loseBuffer() {
        ByteBufAllocator.DEFAULT.ioBuffer(64).writeInt(42);
    }

    private static void loseEngine() throws SSLException {
        new Tls(TlsProvider.OPENSSL, null, List.of("TLSv1.3"))
                .handler(UnpooledByteBufAllocator.DEFAULT, Endpoint.of(URI.create("wss://gateway.test")));
    }
}
