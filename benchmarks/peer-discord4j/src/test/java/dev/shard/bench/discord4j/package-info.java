@NullMarked
package dev.shard.bench.discord4j;

import org.jspecify.annotations.NullMarked;
