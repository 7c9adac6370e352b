package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertPhase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** R19: the proxy of a transport that knows the setting {@code proxy = "socks5://…"} (RFC 1928, RFC 1929). */
public abstract class SocksProxyContract extends ProxyContractBase {
    protected SocksProxyContract(TransportUnderTest underTest) {
        super(underTest, "socks5");
    }

    /** If it fails: look for a look-up of the name on our side, which the proxy is there for. */
    @Test
    final void theProxyIsAskedForTheNameAndLetsUsThrough() throws Exception {
        try (var server = ScriptedServer.plain();
                var proxy = TestProxy.socks5(server.port(), null, 0);
                var transport = through(proxy)) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            exchangeGreetings(client, server.accept().upgrade());

            assertThat(proxy.awaitAsked()).isEqualTo(NAME + ":" + server.port());
        }
    }

    /** If it fails: look for the offer of user and password, and for an address that is sent as if it were a name. */
    @Test
    final void theProxyIsGivenUserAndPasswordAndAddressesAsTheyAre() throws Exception {
        try (var server = ScriptedServer.secure(TestPki.localhost());
                var proxy = TestProxy.socks5(server.port(), "me", 0);
                var transport = through("me:secret@", proxy.port())) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri("127.0.0.1")));

            exchangeGreetings(client, server.accept().upgrade());

            assertThat(proxy.awaitAsked()).isEqualTo("[127.0.0.1]:" + server.port() + " me:secret");
        }
    }

    /** If it fails: look for the reply's second byte. */
    @Test
    final void aRefusalIsReported() throws IOException {
        int notAllowedByRuleset = 2;
        try (var proxy = TestProxy.socks5(0, null, notAllowedByRuleset);
                var transport = through(proxy)) {
            TransportException failure = failureOf(transport);

            assertPhase(failure, Phase.PROXY);
            assertThat(failure).hasMessageContaining("SOCKS5 proxy 127.0.0.1:" + proxy.port());
        }
    }

    /** If it fails: look for a method of authentication that is taken for granted. */
    @Test
    final void aProxyThatWantsAUserWhereWeHaveNoneIsReported() throws IOException {
        try (var proxy = TestProxy.socks5(0, "somebody", 0);
                var transport = through(proxy)) {
            assertPhase(failureOf(transport), Phase.PROXY);
        }
    }
}
