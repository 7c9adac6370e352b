@NullMarked
package dev.shard.bench.run;

import org.jspecify.annotations.NullMarked;
