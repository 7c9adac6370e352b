package dev.shard.transport.netty;

import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509TrustManager;

/** Trusts every chain, and is not told which host it is of. */
final class CredulousTrust implements X509TrustManager {
    /** Makes nothing else. */
    static TrustManagerFactory factory() {
        return new TrustManagerFactory(new Spi(), new Anonymous(), "credulous") {};
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static final class Spi extends TrustManagerFactorySpi {
        @Override
        protected void engineInit(KeyStore store) {}

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {}

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {new CredulousTrust()};
        }
    }

    private static final class Anonymous extends Provider {
        private static final long serialVersionUID = 1;

        Anonymous() {
            super("Anonymous", "1", "for tests");
        }
    }
}
