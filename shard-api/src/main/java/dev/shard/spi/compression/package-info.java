/**
 * The seam to compression of what the Gateway sends. Rules are numbered D1 to D9 where they are stated; the contract tests
 * carry the same numbers.
 */
@NullMarked
package dev.shard.spi.compression;

import org.jspecify.annotations.NullMarked;
