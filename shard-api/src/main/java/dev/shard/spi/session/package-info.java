/**
 * The seam to whatever keeps resumable sessions. Rules are numbered S1 to S5 where they are stated; the contract tests carry
 * the same numbers.
 */
@NullMarked
package dev.shard.spi.session;

import org.jspecify.annotations.NullMarked;
