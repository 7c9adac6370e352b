package dev.shard.transport.netty;

import dev.shard.tck.transport.HttpProxyContract;
import dev.shard.tck.transport.LifeContract;
import dev.shard.tck.transport.MessageContract;
import dev.shard.tck.transport.OpeningContract;
import dev.shard.tck.transport.SocksProxyContract;
import dev.shard.tck.transport.TransportContract;
import dev.shard.tck.transport.TransportUnderTest;
import dev.shard.tck.transport.UpgradeContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract over selectors and epoll, each in plain text and over TLS, and over io_uring where the machine has it. */
@ExtendWith(LeakWatch.class)
class NettyTransportContractTest {
    private static final String EPOLL_LOADS = "io.netty.channel.epoll.Epoll#isAvailable";
    private static final String IO_URING_LOADS = "io.netty.channel.uring.IoUring#isAvailable";

    private static final TransportUnderTest NIO = underTest(IoMechanism.NIO, false);
    private static final TransportUnderTest NIO_TLS = underTest(IoMechanism.NIO, true);
    private static final TransportUnderTest EPOLL = underTest(IoMechanism.EPOLL, false);
    private static final TransportUnderTest EPOLL_TLS = underTest(IoMechanism.EPOLL, true);
    private static final TransportUnderTest IO_URING = underTest(IoMechanism.IO_URING, false);

    private static TransportUnderTest underTest(IoMechanism io, boolean secure) {
        var settings = Map.of("native", NettyTransportProvider.word(io), "tls-provider", "jdk");
        return new TransportUnderTest(new NettyTransportProvider(), settings, secure);
    }

    @Nested
    class MessagesOverNio extends MessageContract {
        MessagesOverNio() {
            super(NIO);
        }
    }

    @Nested
    class MessagesOverNioAndTls extends MessageContract {
        MessagesOverNioAndTls() {
            super(NIO_TLS);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class MessagesOverEpoll extends MessageContract {
        MessagesOverEpoll() {
            super(EPOLL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class MessagesOverEpollAndTls extends MessageContract {
        MessagesOverEpollAndTls() {
            super(EPOLL_TLS);
        }
    }

    @Nested
    class OpeningOverNio extends OpeningContract {
        OpeningOverNio() {
            super(NIO);
        }
    }

    @Nested
    class UpgradeOverNio extends UpgradeContract {
        UpgradeOverNio() {
            super(NIO);
        }
    }

    @Nested
    class OpeningOverNioAndTls extends OpeningContract {
        OpeningOverNioAndTls() {
            super(NIO_TLS);
        }
    }

    @Nested
    class UpgradeOverNioAndTls extends UpgradeContract {
        UpgradeOverNioAndTls() {
            super(NIO_TLS);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class OpeningOverEpoll extends OpeningContract {
        OpeningOverEpoll() {
            super(EPOLL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class UpgradeOverEpoll extends UpgradeContract {
        UpgradeOverEpoll() {
            super(EPOLL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class OpeningOverEpollAndTls extends OpeningContract {
        OpeningOverEpollAndTls() {
            super(EPOLL_TLS);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class UpgradeOverEpollAndTls extends UpgradeContract {
        UpgradeOverEpollAndTls() {
            super(EPOLL_TLS);
        }
    }

    @Nested
    class LifeOverNio extends LifeContract {
        LifeOverNio() {
            super(NIO);
        }
    }

    @Nested
    class LifeOverNioAndTls extends LifeContract {
        LifeOverNioAndTls() {
            super(NIO_TLS);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class LifeOverEpoll extends LifeContract {
        LifeOverEpoll() {
            super(EPOLL);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class LifeOverEpollAndTls extends LifeContract {
        LifeOverEpollAndTls() {
            super(EPOLL_TLS);
        }
    }

    @Nested
    class TransportOverNio extends TransportContract {
        TransportOverNio() {
            super(NIO);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class TransportOverEpoll extends TransportContract {
        TransportOverEpoll() {
            super(EPOLL);
        }
    }

    @Nested
    @EnabledIf(IO_URING_LOADS)
    class MessagesOverIoUring extends MessageContract {
        MessagesOverIoUring() {
            super(IO_URING);
        }
    }

    @Nested
    @EnabledIf(IO_URING_LOADS)
    class LifeOverIoUring extends LifeContract {
        LifeOverIoUring() {
            super(IO_URING);
        }
    }

    @Nested
    @EnabledIf(IO_URING_LOADS)
    class TransportOverIoUring extends TransportContract {
        TransportOverIoUring() {
            super(IO_URING);
        }
    }

    @Nested
    class ThroughAnHttpProxy extends HttpProxyContract {
        ThroughAnHttpProxy() {
            super(NIO);
        }
    }

    @Nested
    class ThroughASocksProxy extends SocksProxyContract {
        ThroughASocksProxy() {
            super(NIO);
        }
    }

    @Nested
    @EnabledIf(EPOLL_LOADS)
    class ThroughASocksProxyOverEpoll extends SocksProxyContract {
        ThroughASocksProxyOverEpoll() {
            super(EPOLL);
        }
    }
}
