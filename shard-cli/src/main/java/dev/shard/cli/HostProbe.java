package dev.shard.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** DNS, TCP and TLS of one host, by the JDK alone, so that a fault of a transport shows as one. */
final class HostProbe {
    private static final int TIMEOUT_MILLIS = 5000;
    private static final Set<String> SECURE = Set.of("https", "wss");

    private final String host;
    private final int port;
    private final boolean secure;
    private final @Nullable String trust;
    private final Findings findings;

    /**
     * Looks at the host of a URL.
     *
     * @param trust path of a PEM file with certificates to trust; null for Java's own
     */
    HostProbe(URI url, @Nullable String trust, Findings findings) {
        this.host = url.getHost();
        this.secure = SECURE.contains(url.getScheme().toLowerCase(Locale.ROOT));
        this.port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        this.trust = trust;
        this.findings = findings;
    }

    /** Goes as far as it can. */
    void run() {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            findings.ok(
                    "dns",
                    host + " is "
                            + Arrays.stream(addresses)
                                    .map(InetAddress::getHostAddress)
                                    .collect(Collectors.joining(", ")));
            connect(addresses);
        } catch (UnknownHostException unknown) {
            findings.fail("dns", host + " is not known; check the name and this machine's resolver");
        }
    }

    private void connect(InetAddress[] addresses) {
        String failures = "";
        for (InetAddress address : addresses) {
            try (Socket socket = new Socket()) {
                long start = System.nanoTime();
                socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
                long millis = (System.nanoTime() - start) / 1_000_000;
                findings.ok("tcp", "%s port %d answers in %d ms".formatted(address.getHostAddress(), port, millis));
                if (secure) {
                    handshake(socket);
                }
                return;
            } catch (IOException unreachable) {
                failures += "; " + address.getHostAddress() + " port " + port + ": " + unreachable.getMessage();
            }
        }
        findings.fail("tcp", "no address answers" + failures);
    }

    private void handshake(Socket plain) {
        try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, false)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.startHandshake();
            findings.ok("tls", describe(socket.getSession()));
        } catch (IOException | GeneralSecurityException refused) {
            findings.fail("tls", host + ": " + refused.getMessage());
        }
    }

    private static String describe(SSLSession session) throws IOException {
        String certificate = session.getPeerCertificates()[0] instanceof X509Certificate leaf
                ? ", certificate of " + leaf.getIssuerX500Principal().getName() + " valid until "
                        + leaf.getNotAfter().toInstant()
                : "";
        return session.getProtocol() + certificate;
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        if (trust == null) {
            return SSLContext.getDefault();
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream file = new FileInputStream(trust)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
