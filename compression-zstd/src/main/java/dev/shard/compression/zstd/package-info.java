/**
 * {@code zstd-stream}: {@link dev.shard.compression.zstd.ZstdStreamCompression}, and the provider by which it is found
 * under this name.
 */
@NullMarked
package dev.shard.compression.zstd;

import org.jspecify.annotations.NullMarked;
