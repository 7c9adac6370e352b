/** The contract of the compression seam as tests; knows the SPI only. */
@NullMarked
package dev.shard.tck.compression;

import org.jspecify.annotations.NullMarked;
