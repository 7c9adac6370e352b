/** The arrows between our modules and packages, as tests. */
@NullMarked
package dev.shard.architecture;

import org.jspecify.annotations.NullMarked;
