/** Decompression, message by message. */
@NullMarked
package dev.shard.bench.compression;

import org.jspecify.annotations.NullMarked;
