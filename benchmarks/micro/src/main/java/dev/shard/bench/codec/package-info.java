/** The envelope of a payload. */
@NullMarked
package dev.shard.bench.codec;

import org.jspecify.annotations.NullMarked;
