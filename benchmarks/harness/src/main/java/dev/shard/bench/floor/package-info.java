/** What the bytes cost at least: less than any client must do, on the same libraries. */
@NullMarked
package dev.shard.bench.floor;

import org.jspecify.annotations.NullMarked;
