package dev.shard.transport.netty;

import dev.shard.tck.transport.HttpProxyContract;
import dev.shard.tck.transport.LifeContract;
import dev.shard.tck.transport.MessageContract;
import dev.shard.tck.transport.OpeningContract;
import dev.shard.tck.transport.SocksProxyContract;
import dev.shard.tck.transport.TransportUnderTest;
import dev.shard.tck.transport.UpgradeContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract over BoringSSL, where the machine has it. */
@ExtendWith(LeakWatch.class)
@EnabledIf(
        value = OpenSslContractTest.LOADS,
        disabledReason = "netty-tcnative-boringssl-static has no library for this machine")
class OpenSslContractTest {
    static final String LOADS = "io.netty.handler.ssl.OpenSsl#isAvailable";

    private static final String EPOLL_LOADS = "io.netty.channel.epoll.Epoll#isAvailable";

    private static final TransportUnderTest OPENSSL = underTest(IoMechanism.NIO);
    private static final TransportUnderTest EPOLL_OPENSSL = underTest(IoMechanism.EPOLL);

    private static TransportUnderTest underTest(IoMechanism io) {
        var settings = Map.of("native", NettyTransportProvider.word(io), "tls-provider", "openssl");
        return new TransportUnderTest(new NettyTransportProvider(), settings, true);
    }

    @Nested
    class MessagesOverNioAndOpenSsl extends MessageContract {
        MessagesOverNioAndOpenSsl() {
            super(OPENSSL);
        }
    }

    @Nested
    class OpeningOverNioAndOpenSsl extends OpeningContract {
        OpeningOverNioAndOpenSsl() {
            super(OPENSSL);
        }
    }

    @Nested
    class UpgradeOverNioAndOpenSsl extends UpgradeContract {
        UpgradeOverNioAndOpenSsl() {
            super(OPENSSL);
        }
    }

    @Nested
    class LifeOverNioAndOpenSsl extends LifeContract {
        LifeOverNioAndOpenSsl() {
            super(OPENSSL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class MessagesOverEpollAndOpenSsl extends MessageContract {
        MessagesOverEpollAndOpenSsl() {
            super(EPOLL_OPENSSL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class OpeningOverEpollAndOpenSsl extends OpeningContract {
        OpeningOverEpollAndOpenSsl() {
            super(EPOLL_OPENSSL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class UpgradeOverEpollAndOpenSsl extends UpgradeContract {
        UpgradeOverEpollAndOpenSsl() {
            super(EPOLL_OPENSSL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class LifeOverEpollAndOpenSsl extends LifeContract {
        LifeOverEpollAndOpenSsl() {
            super(EPOLL_OPENSSL);
        }
    }

    @Nested
    class ThroughAnHttpProxyWithOpenSsl extends HttpProxyContract {
        ThroughAnHttpProxyWithOpenSsl() {
            super(OPENSSL);
        }
    }

    @Nested
    class ThroughASocksProxyWithOpenSsl extends SocksProxyContract {
        ThroughASocksProxyWithOpenSsl() {
            super(OPENSSL);
        }
    }
}
