/** What every kind of module has in common: how it is named and given its settings. */
@NullMarked
package dev.shard.spi;

import org.jspecify.annotations.NullMarked;
