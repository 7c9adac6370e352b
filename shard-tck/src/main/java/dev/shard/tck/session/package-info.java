/** The contract of session stores as tests; knows the SPI only. */
@NullMarked
package dev.shard.tck.session;

import org.jspecify.annotations.NullMarked;
