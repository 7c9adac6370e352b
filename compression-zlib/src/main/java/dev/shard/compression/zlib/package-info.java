/**
 * The compressions that need nothing but the JDK. {@link dev.shard.compression.zlib.ZlibStreamCompression} is the one to
 * choose; each has a provider, by which it is found under its name.
 */
@NullMarked
package dev.shard.compression.zlib;

import org.jspecify.annotations.NullMarked;
