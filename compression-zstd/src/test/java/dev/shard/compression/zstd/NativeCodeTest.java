package dev.shard.compression.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.CompressionProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the native code does not load, the reason is told, and what to do. */
class NativeCodeTest {
    @TempDir
    Path folder;

    @Test
    void aDirectoryThatCannotBeWrittenToIsNamed() throws Exception {
        Path missing = folder.resolve("missing");

        assertThat(reason("ZstdTempFolder", missing))
                .contains("does not load on " + System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .contains("unpacked to the directory " + missing)
                .contains("noexec")
                .contains("choose zlib-stream");
    }

    @Test
    void aLibraryThatIsMissingIsNamed() throws Exception {
        Path missing = folder.resolve("libzstd.so");

        assertThat(reason("ZstdNativePath", missing))
                .contains(missing.toString())
                .contains("choose zlib-stream");
    }

    /** What the provider says, with zstd-jni loaded anew under a system property; creating fails with the same words. */
    private static String reason(String property, Path value) throws Exception {
        try (URLClassLoader loader = isolated()) {
            System.setProperty(property, value.toString());
            CompressionProvider provider =
                    (CompressionProvider) loader.loadClass(ZstdStreamCompressionProvider.class.getName())
                            .getConstructor()
                            .newInstance();
            Optional<String> reason = provider.unavailable();
            assertThat(reason).isPresent().isEqualTo(provider.unavailable());
            assertThat(failureOf(provider)).isEqualTo(reason.get());
            return reason.get();
        } finally {
            System.clearProperty(property);
        }
    }

    private static String failureOf(CompressionProvider provider) {
        try {
            return "made " + provider.create(Settings.empty());
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Shares the SPI, but neither this module nor zstd-jni. */
    private static URLClassLoader isolated() throws IOException {
        URL[] own = {location(ZstdStreamCompression.class), location(Zstd.class)};
        return new URLClassLoader(own, NativeCodeTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                boolean ours = name.startsWith("dev.shard.compression.") || name.startsWith("com.github.luben.");
                if (!ours) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded != null ? loaded : findClass(name);
                }
            }
        };
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
