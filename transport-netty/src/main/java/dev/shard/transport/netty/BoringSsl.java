package dev.shard.transport.netty;

import io.netty.handler.ssl.CipherSuiteFilter;
import io.netty.handler.ssl.OpenSsl;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whether BoringSSL can stand in for the JDK's TLS, and permit nothing that the JDK would not. */
final class BoringSsl {
    private static final String ARTIFACT = "io.netty:netty-tcnative-boringssl-static";
    private static final String NEWEST = "TLSv1.3";
    private static final Set<String> VERSIONS = Set.of(NEWEST, "TLSv1.2");

    /** Those of TLS 1.3, of which BoringSSL lets nobody choose. */
    private static final Set<String> FIXED_SUITES =
            Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private BoringSsl() {}

    /**
     * What speaks against it, as the end of a sentence; null if nothing does. The first call loads the native library.
     *
     * @param trust null for the JDK's own trust store
     */
    static @Nullable String objection(JdkTls jdk, @Nullable TrustManagerFactory trust, List<String> protocols) {
        String absence = absence();
        if (absence != null) {
            return absence;
        }
        if (!VERSIONS.containsAll(protocols)) {
            return "it is used for TLSv1.3 and TLSv1.2 only, and the versions to offer are " + protocols;
        }
        if (trust != null && !verifiesNames(trust)) {
            return "only an X509ExtendedTrustManager is told which host it is about, and the given factory makes none";
        }
        if (!jdk.original()) {
            return "another provider than SunJSSE stands in for this JVM's TLS, and certificates are left to that one";
        }
        if (!jdk.protocols().containsAll(protocols)) {
            return "this JVM's security settings permit " + jdk.protocols() + ", and the versions to offer are "
                    + protocols;
        }
        if (protocols.contains(NEWEST) && !jdk.suites().containsAll(FIXED_SUITES)) {
            return "this JVM's security settings forbid some of " + FIXED_SUITES + ", of which it can leave out none";
        }
        return null;
    }

    /** Of the suites that Netty would offer, those that the JDK permits, too. */
    static CipherSuiteFilter suites(JdkTls jdk) {
        return (asked, usual, known) -> usual.stream()
                .filter(suite -> FIXED_SUITES.contains(suite) || jdk.suites().contains(suite))
                .toArray(String[]::new);
    }

    private static @Nullable String absence() {
        if (!OpenSsl.isAvailable()) {
            return "it is not available here; add " + ARTIFACT
                    + " to the class path, in the version that Netty's BOM names. Why: "
                    + OpenSsl.unavailabilityCause();
        }
        String library = OpenSsl.versionString();
        return "BoringSSL".equals(library)
                ? null
                : "netty-tcnative has loaded " + library + " instead; put " + ARTIFACT
                        + " in its place on the class path";
    }

    private static boolean verifiesNames(TrustManagerFactory trust) {
        return Arrays.stream(trust.getTrustManagers()).allMatch(X509ExtendedTrustManager.class::isInstance);
    }
}
