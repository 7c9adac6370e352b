/** The seam to whatever keeps resumable sessions. */
@NullMarked
package dev.shard.spi.session;

import org.jspecify.annotations.NullMarked;
