/** The contract of the codec seam as tests; knows the SPI only. */
@NullMarked
package dev.shard.tck.codec;

import org.jspecify.annotations.NullMarked;
