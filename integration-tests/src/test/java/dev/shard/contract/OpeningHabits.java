package dev.shard.contract;

import static dev.shard.contract.CarelessTransport.failing;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.io.IOException;
import java.net.Socket;

/** What goes wrong on the way to the peer: ways to break T3, T4 and T7. */
final class OpeningHabits {
    private OpeningHabits() {}

    static Transport callsACertificateAnErrorOfTls(Transport careful) {
        return mistaking(careful, Phase.CERTIFICATE, Phase.TLS);
    }

    static Transport callsAnErrorOfTlsAFailedConnect(Transport careful) {
        return mistaking(careful, Phase.TLS, Phase.CONNECT);
    }

    static Transport callsAnUnknownHostAFailedConnect(Transport careful) {
        return mistaking(careful, Phase.DNS, Phase.CONNECT);
    }

    static Transport takesTheFirstAddressOnly(Transport careful) {
        return Relay.before(careful, 1, Relay.Bytes::new);
    }

    static Transport callsARefusalAnUnknownHost(Transport careful) {
        return mistaking(careful, Phase.CONNECT, Phase.DNS);
    }

    static Transport callsAHangUpAFailedConnect(Transport careful) {
        return failing(
                careful,
                failure -> String.valueOf(failure.getMessage()).contains("closed the connection")
                        ? CarelessTransport.in(Phase.CONNECT, failure)
                        : failure);
    }

    static Transport waitsLongerThanItIsAsked(Transport careful) {
        return CarelessTransport.asking(
                careful,
                request -> new ConnectRequest(
                        request.endpoint(),
                        request.timeout().plusMillis(100),
                        request.closeTimeout(),
                        request.maxMessageBytes()));
    }

    static Transport asksNotWhoseLoopItIs(Transport careful) {
        return new CarelessTransport(careful) {
            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                try {
                    return super.connect(request, loop, listener);
                } catch (IllegalArgumentException foreign) {
                    return super.connect(request, nextLoop(), listener);
                }
            }
        };
    }

    static Transport triesAtOnceWhenItIsOnTheLoop(Transport careful) {
        return new CarelessTransport(careful) {
            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                if (loop.inLoop()) {
                    String host = request.endpoint().getHost();
                    try (var attempt = new Socket(host, request.endpoint().getPort())) {
                        return super.connect(request, loop, listener);
                    } catch (IOException refused) {
                        listener.onClosed(CloseStatus.neverOpened(
                                new TransportException(Phase.CONNECT, "could not connect", refused)));
                        return new CarelessConnection();
                    }
                }
                return super.connect(request, loop, listener);
            }
        };
    }

    private static Transport mistaking(Transport careful, Phase one, Phase forAnother) {
        return failing(
                careful, failure -> failure.phase() == one ? CarelessTransport.in(forAnother, failure) : failure);
    }
}
