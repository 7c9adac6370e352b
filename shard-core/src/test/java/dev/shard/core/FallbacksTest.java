package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.core.driver.PlainCompression;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shard falls back to is looked for when it is needed, where whoever built the shard would have found it. */
class FallbacksTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    /** Found in {@link #folder}. */
    public static final class Plain implements CompressionProvider {
        private static int made;

        @Override
        public String name() {
            return "none";
        }

        @Override
        public String description() {
            return "nothing is compressed";
        }

        @Override
        public Compression create(Settings settings) {
            made++;
            return new PlainCompression();
        }
    }

    private record Chosen(String name) implements Compression {
        @Override
        public String urlParameter() {
            return name;
        }

        @Override
        public boolean identifyCompress() {
            return false;
        }

        @Override
        public boolean supports(String encoding) {
            return true;
        }

        @Override
        public Decompressor newDecompressor(DecompressorContext context) {
            throw new AssertionError("nothing comes in");
        }
    }

    @Test
    void theyAreFoundOnceAndNotBeforeTheyAreNeeded() throws IOException {
        provide(Plain.class.getName());
        Supplier<List<Compression>> fallbacks = Fallbacks.below(new Chosen("zlib-stream"), "json");
        Thread.currentThread().setContextClassLoader(before);
        int made = Plain.made;

        assertThat(fallbacks.get()).extracting(Compression::name).containsExactly("none");
        assertThat(fallbacks.get()).isSameAs(fallbacks.get());
        assertThat(Plain.made).isEqualTo(made + 1);
    }

    @Test
    void theLightestHasNone() throws IOException {
        provide(Plain.class.getName());

        assertThat(Fallbacks.below(new Chosen("none"), "json").get()).isEmpty();
    }

    @Test
    void aModuleThatCannotBeLoadedEndsNothing() throws IOException {
        provide("dev.shard.core.NoSuchProvider");

        assertThat(Fallbacks.below(new Chosen("zlib-stream"), "json").get()).isEmpty();
    }

    private void provide(String provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(CompressionProvider.class.getName()), provider);
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
    }
}
