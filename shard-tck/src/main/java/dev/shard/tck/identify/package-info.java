/** The contract of identify limiters as tests, in virtual time; knows the SPI only. */
@NullMarked
package dev.shard.tck.identify;

import org.jspecify.annotations.NullMarked;
