/**
 * The seam to payload encodings. Rules are numbered C1 to C11 where they are stated; the contract tests carry the same
 * numbers.
 */
@NullMarked
package dev.shard.spi.codec;

import org.jspecify.annotations.NullMarked;
