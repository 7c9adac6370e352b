@NullMarked
package dev.shard.bench.load;

import org.jspecify.annotations.NullMarked;
