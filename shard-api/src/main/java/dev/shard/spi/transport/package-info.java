/**
 * The seam to WebSocket libraries.
 *
 * <p>Rules are numbered T1 to T20 where they are stated; the contract tests carry the same numbers. Buffers are
 * <em>lent</em> (valid until the method returns; copy what must live longer) or <em>given</em> (the receiver's now). A
 * buffer is readable from its position to its limit; its position may be moved, its contents may not be changed.
 */
@NullMarked
package dev.shard.spi.transport;

import org.jspecify.annotations.NullMarked;
