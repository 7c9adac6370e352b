package dev.shard.core.wiring;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API by the way that the transport is told to go: with its {@code trust}, and through its {@code proxy} if that
 * speaks HTTP; the JDK's client knows no SOCKS. What does not fit is left to the transport, which refuses it.
 */
final class ApiClient {
    private ApiClient() {}

    /** Null if the transport is told nothing of the kind. */
    static @Nullable HttpClient of(ShardConfiguration configuration) {
        Optional<URI> proxy = setting(configuration, "proxy").flatMap(ApiClient::httpProxy);
        Optional<SSLContext> trust = setting(configuration, "trust").flatMap(ApiClient::trusting);
        if (proxy.isEmpty() && trust.isEmpty()) {
            return null;
        }
        HttpClient.Builder client = HttpClient.newBuilder()
                .connectTimeout(configuration.shard().timeouts().connect());
        trust.ifPresent(client::sslContext);
        proxy.ifPresent(uri -> {
            client.proxy(ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort())));
            if (uri.getUserInfo() != null) {
                client.authenticator(new ProxyUser(uri.getUserInfo()));
            }
        });
        return client.build();
    }

    private static Optional<String> setting(ShardConfiguration configuration, String key) {
        Config section = configuration.section();
        String path = ConfigUtil.joinPath("transports", configuration.transport(), key);
        boolean isText = section.hasPath(path) && section.getValue(path).valueType() == ConfigValueType.STRING;
        return isText ? Optional.of(section.getString(path)) : Optional.empty();
    }

    private static Optional<URI> httpProxy(String text) {
        try {
            return Optional.of(new URI(text.strip()))
                    .filter(uri -> "http".equalsIgnoreCase(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getPort() > 0);
        } catch (URISyntaxException refusedByTheTransport) {
            return Optional.empty();
        }
    }

    private static Optional<SSLContext> trusting(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("trusted-" + store.size(), one);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return Optional.of(context);
        } catch (InvalidPathException | IOException | GeneralSecurityException refusedByTheTransport) {
            return Optional.empty();
        }
    }

    /** For a proxy that asks who wants to pass. */
    private static final class ProxyUser extends Authenticator {
        private final String name;
        private final String password;

        ProxyUser(String userInfo) {
            int colon = userInfo.indexOf(':');
            name = colon < 0 ? userInfo : userInfo.substring(0, colon);
            password = colon < 0 ? "" : userInfo.substring(colon + 1);
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(name, password.toCharArray())
                    : null;
        }
    }
}
