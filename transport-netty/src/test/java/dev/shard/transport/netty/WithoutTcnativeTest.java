package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.transport.support.Endpoint;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What an application finds that did not put netty-tcnative on its class path. */
class WithoutTcnativeTest {
    @Test
    void autoTakesTheTlsOfTheJdk() throws Exception {
        assertThat(answerOf(WhatAutoTakes.class)).isEqualTo("SSLEngineImpl");
    }

    @Test
    void openSslIsRefusedWithTheArtifactToAdd() throws Exception {
        assertThat(answerOf(WhatOpenSslSays.class))
                .startsWith("TLS provider openssl cannot be used: it is not available here; add"
                        + " io.netty:netty-tcnative-boringssl-static to the class path")
                .contains("ClassNotFoundException: io.netty.internal.tcnative.SSLContext");
    }

    /** Runs where everything on the class path is, but for netty-tcnative. Epoll bears no second loader, so no transport is made. */
    private static String answerOf(Class<? extends Callable<String>> question) throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("tcnative"))
                .map(WithoutTcnativeTest::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> there = loader.loadClass(question.getName());
            return String.valueOf(((Callable<?>) there.getConstructor().newInstance()).call());
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static final class WhatAutoTakes implements Callable<String> {
        @Override
        public String call() throws Exception {
            try (var tls = new Tls(TlsProvider.AUTO, null, List.of("TLSv1.3"))) {
                Endpoint endpoint = Endpoint.of(URI.create("wss://gateway.test"));
                return tls.handler(UnpooledByteBufAllocator.DEFAULT, endpoint)
                        .engine()
                        .getClass()
                        .getSimpleName();
            }
        }
    }

    public static final class WhatOpenSslSays implements Callable<String> {
        @Override
        public String call() {
            try {
                new Tls(TlsProvider.OPENSSL, null, List.of("TLSv1.3")).close();
                return "it was not refused";
            } catch (IllegalArgumentException refused) {
                return String.valueOf(refused.getMessage());
            }
        }
    }
}
