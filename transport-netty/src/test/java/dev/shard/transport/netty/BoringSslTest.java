package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.tck.transport.TestPki;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.Trust;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** When BoringSSL stands in for the JDK's TLS: only where it forbids what this forbids. */
@ExtendWith(LeakWatch.class)
@EnabledIf(value = OpenSslContractTest.LOADS, disabledReason = "no BoringSSL for this machine")
class BoringSslTest {
    private static final List<String> USUAL = List.of("TLSv1.3", "TLSv1.2");
    private static final JdkTls JDK = JdkTls.current();
    private static final Endpoint ENDPOINT = Endpoint.of(URI.create("wss://gateway.test"));

    @Test
    void nothingSpeaksAgainstItUsually() {
        assertThat(BoringSsl.objection(JDK, null, USUAL)).isNull();
        assertThat(BoringSsl.objection(JDK, Trust.fromPem(TestPki.authority()), USUAL))
                .isNull();
    }

    @Test
    void versionsThatAreNotSecureAreLeftToTheJdk() {
        assertThat(BoringSsl.objection(JDK, null, List.of("TLSv1.2", "TLSv1.1")))
                .contains("for TLSv1.3 and TLSv1.2 only");
    }

    @Test
    void aTrustManagerThatKnowsNoHostsIsLeftToTheJdk() {
        assertThat(BoringSsl.objection(JDK, CredulousTrust.factory(), USUAL)).contains("X509ExtendedTrustManager");
    }

    @Test
    void anotherProviderOfTlsIsLeftInItsPlace() {
        var other = new JdkTls(false, JDK.protocols(), JDK.suites());

        assertThat(BoringSsl.objection(other, null, USUAL)).contains("another provider than SunJSSE");
    }

    @Test
    void aVersionThatTheJdkIsForbiddenIsNotOffered() {
        var strict = new JdkTls(true, Set.of("TLSv1.2"), JDK.suites());

        assertThat(BoringSsl.objection(strict, null, USUAL)).contains("permit [TLSv1.2]");
        assertThat(BoringSsl.objection(strict, null, List.of("TLSv1.2"))).isNull();
    }

    @Test
    void aSuiteOfTls13ThatTheJdkIsForbiddenCannotBeLeftOut() {
        JdkTls strict = without("TLS_CHACHA20_POLY1305_SHA256");

        assertThat(BoringSsl.objection(strict, null, USUAL)).contains("TLS_CHACHA20_POLY1305_SHA256");
        assertThat(BoringSsl.objection(strict, null, List.of("TLSv1.2"))).isNull();
    }

    @Test
    void aSuiteOfTls12ThatTheJdkIsForbiddenIsNotOffered() {
        String forbidden = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA";
        List<String> usual = List.of("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", forbidden);

        assertThat(BoringSsl.suites(without(forbidden)).filterCipherSuites(null, usual, Set.copyOf(usual)))
                .containsExactly("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    }

    @Test
    void itOffersNoVersionAndNoSuiteBesideThoseOfTheJdk() throws SSLException {
        try (var tls = new Tls(TlsProvider.OPENSSL, null, List.of("TLSv1.2"))) {
            SslHandler handler = tls.handler(UnpooledByteBufAllocator.DEFAULT, ENDPOINT);
            SSLEngine engine = handler.engine();

            // SSLv2Hello is what Netty calls a format, and always there.
            assertThat(engine.getEnabledProtocols()).containsOnly("TLSv1.2", "SSLv2Hello");
            assertThat(JDK.suites()).contains(engine.getEnabledCipherSuites());
            assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm())
                    .isEqualTo("HTTPS");
            ReferenceCountUtil.release(engine);
        }
    }

    @Test
    void askedForByNameItIsRefusedWithTheReasonAndTheRemedy() {
        assertThatThrownBy(() -> NettyTransport.builder()
                        .tlsProvider(TlsProvider.OPENSSL)
                        .trust(CredulousTrust.factory())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TLS provider openssl cannot be used: only an X509ExtendedTrustManager")
                .hasMessageEndingWith("Or choose auto, which takes the JDK's TLS then, or jdk");
    }

    @Test
    void autoTakesItWhereNothingSpeaksAgainstIt() throws SSLException {
        assertThat(engineOf(TlsProvider.AUTO, USUAL)).contains("OpenSsl");
        assertThat(engineOf(TlsProvider.AUTO, List.of("TLSv1.2", "TLSv1.1"))).isEqualTo("SSLEngineImpl");
        assertThat(engineOf(TlsProvider.JDK, USUAL)).isEqualTo("SSLEngineImpl");
    }

    @Test
    void nativeMemoryIsLetGoWhenTheLastEngineIs() throws SSLException {
        var tls = new Tls(TlsProvider.OPENSSL, null, USUAL);
        var first = (ReferenceCounted)
                tls.handler(UnpooledByteBufAllocator.DEFAULT, ENDPOINT).engine();

        tls.close();
        tls.close();

        assertThat(first.refCnt()).isOne();
        assertThatThrownBy(() -> tls.handler(UnpooledByteBufAllocator.DEFAULT, ENDPOINT))
                .isInstanceOf(SSLException.class)
                .hasMessage("the transport is closed");
        assertThat(first.release()).isTrue();
    }

    private static JdkTls without(String suite) {
        Set<String> suites = new HashSet<>(JDK.suites());
        suites.remove(suite);
        return new JdkTls(true, JDK.protocols(), suites);
    }

    private static String engineOf(TlsProvider provider, List<String> protocols) throws SSLException {
        try (var tls = new Tls(provider, null, protocols)) {
            SSLEngine engine =
                    tls.handler(UnpooledByteBufAllocator.DEFAULT, ENDPOINT).engine();
            ReferenceCountUtil.release(engine);
            return engine.getClass().getSimpleName();
        }
    }
}
