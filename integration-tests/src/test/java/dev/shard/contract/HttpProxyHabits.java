package dev.shard.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.contract.ProxyHabit.Careful;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.net.URI;
import java.util.Base64;

/** What goes wrong with a proxy that is asked to {@code CONNECT}. */
final class HttpProxyHabits {
    private HttpProxyHabits() {}

    static Transport looksUpTheName(URI proxy, Careful careful) {
        return asking(proxy, careful, "CONNECT gateway.test:", "CONNECT 127.0.0.1:");
    }

    static Transport sendsThePasswordAsItIsWritten(URI proxy, Careful careful) {
        return asking(proxy, careful, base64("me:s@fe"), base64("me:s%40fe"));
    }

    static Transport sendsAnotherNameInTheHandshake(URI proxy, Careful careful) {
        return ProxyHabits.relaying(proxy, careful, new Relay.Bytes() {
            @Override
            byte[] toServer(byte[] handshake) {
                return replace(handshake, "gateway.test", "gateway.tset");
            }
        });
    }

    static Transport checksTheCertificateOfTheProxy(URI proxy, Careful careful) {
        return new CarelessTransport(careful.through(proxy)) {
            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                boolean secure = request.endpoint().getScheme().equals("wss");
                CarelessConnection connection = new Mistrust(secure).on(loop, listener);
                return connection.over(super.connect(request, loop, connection));
            }
        };
    }

    static Transport tellsNoStatus(URI proxy, Careful careful) {
        return CarelessTransport.failing(
                careful.through(proxy),
                failure -> new TransportException(
                        failure.phase(), String.valueOf(failure.getMessage()), 0, failure.retryAfter(), failure));
    }

    static Transport tellsThePassword(URI proxy, Careful careful) {
        return ProxyHabits.rewording(proxy, careful, text -> text + " (" + proxy + ")");
    }

    static Transport blamesTheGatewayForWhatIsNoHttp(URI proxy, Careful careful) {
        return ProxyHabits.blaming(proxy, careful, text -> text.contains("not HTTP"));
    }

    private static Transport asking(URI proxy, Careful careful, String one, String another) {
        return ProxyHabits.relaying(proxy, careful, new Relay.Bytes() {
            @Override
            byte[] request(byte[] head) {
                return replace(head, one, another);
            }
        });
    }

    private static byte[] replace(byte[] bytes, String one, String another) {
        return new String(bytes, ISO_8859_1).replace(one, another).getBytes(ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** Leaves when it is about to open. */
    private static final class Mistrust extends CarelessConnection {
        private boolean mistaken;

        Mistrust(boolean secure) {
            mistaken = secure;
        }

        @Override
        public void onOpen() {
            if (mistaken) {
                abort();
            } else {
                super.onOpen();
            }
        }

        @Override
        public void onClosed(CloseStatus status) {
            boolean ours = mistaken && status.origin() == CloseStatus.Origin.LOCAL;
            super.onClosed(
                    ours
                            ? CloseStatus.neverOpened(
                                    new TransportException(Phase.CERTIFICATE, "it is not for 127.0.0.1", null))
                            : status);
        }
    }
}
