/** Tests of {@code zstd-stream}, against streams made here and recorded ones. */
@NullMarked
package dev.shard.compression.zstd;

import org.jspecify.annotations.NullMarked;
