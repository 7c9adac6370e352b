/** How fast events come in, beside what inflating them costs at least. Not part of the build; run by hand. */
@NullMarked
package dev.shard.bench.inbound;

import org.jspecify.annotations.NullMarked;
