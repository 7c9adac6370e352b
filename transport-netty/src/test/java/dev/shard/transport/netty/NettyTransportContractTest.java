package dev.shard.transport.netty;

import dev.shard.transport.contract.LifeContract;
import dev.shard.transport.contract.MessageContract;
import dev.shard.transport.contract.OpeningContract;
import dev.shard.transport.contract.TransportContract;
import dev.shard.transport.contract.TransportUnderTest;
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
        return new TransportUnderTest(
                io.name(),
                trusted -> NettyTransport.builder()
                        .io(io)
                        .trustedCertificates(trusted)
                        .build(),
                secure);
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
    class OpeningOverNioAndTls extends OpeningContract {
        OpeningOverNioAndTls() {
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
    class OpeningOverEpollAndTls extends OpeningContract {
        OpeningOverEpollAndTls() {
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
}
