/**
 * The seam to whatever decides which shard may identify when. Rules are numbered I1 to I9, and J1 to J3 for journals, where they are stated; the contract
 * tests carry the same numbers.
 */
@NullMarked
package dev.shard.spi.identify;

import org.jspecify.annotations.NullMarked;
