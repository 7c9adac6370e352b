package dev.shard.spi.compression;

import org.jspecify.annotations.Nullable;

/** One way in which the Gateway can compress what it sends. Process lifetime; may be used by several threads at once. */
public interface Compression {
    /** The name in the configuration, for example {@code zlib-stream}. */
    String name();

    /** The {@code compress} parameter of the Gateway URL; null if there is none. */
    @Nullable String urlParameter();

    /** Whether IDENTIFY asks for payload compression ({@code compress: true}); excludes a URL parameter. */
    boolean identifyCompress();

    /**
     * Whether it goes together with an encoding; payload compression, for one, exists for {@code json} only.
     *
     * @param encoding {@link dev.shard.spi.codec.Codec#encoding()}
     */
    boolean supports(String encoding);

    /** D1: a fresh context for one connection, which the caller closes. Cheap until the first message. */
    Decompressor newDecompressor(DecompressorContext context);
}
