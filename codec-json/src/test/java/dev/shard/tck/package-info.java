/** The contract of codecs as tests that know nothing but the SPI; a codec inherits them in its test scope. */
@NullMarked
package dev.shard.tck;

import org.jspecify.annotations.NullMarked;
