/** The rules T1 to T20 of {@link dev.shard.spi.transport} as tests that know nothing but that package. */
@NullMarked
package dev.shard.transport.contract;

import org.jspecify.annotations.NullMarked;
