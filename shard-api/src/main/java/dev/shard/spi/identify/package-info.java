/** The seam to whatever decides which shard may identify when. */
@NullMarked
package dev.shard.spi.identify;

import org.jspecify.annotations.NullMarked;
