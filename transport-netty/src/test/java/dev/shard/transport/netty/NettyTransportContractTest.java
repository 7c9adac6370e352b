package dev.shard.transport.netty;

import dev.shard.transport.contract.MessageContract;
import dev.shard.transport.contract.TransportUnderTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract over the JDK's selectors and over epoll, each in plain text and over TLS. */
class NettyTransportContractTest {
    private static final TransportUnderTest NIO = underTest(IoMechanism.NIO, false);
    private static final TransportUnderTest NIO_TLS = underTest(IoMechanism.NIO, true);
    private static final TransportUnderTest EPOLL = underTest(IoMechanism.EPOLL, false);
    private static final TransportUnderTest EPOLL_TLS = underTest(IoMechanism.EPOLL, true);

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
    @EnabledIf("io.netty.channel.epoll.Epoll#isAvailable")
    class MessagesOverEpoll extends MessageContract {
        MessagesOverEpoll() {
            super(EPOLL);
        }
    }

    @Nested
    @EnabledIf("io.netty.channel.epoll.Epoll#isAvailable")
    class MessagesOverEpollAndTls extends MessageContract {
        MessagesOverEpollAndTls() {
            super(EPOLL_TLS);
        }
    }
}
