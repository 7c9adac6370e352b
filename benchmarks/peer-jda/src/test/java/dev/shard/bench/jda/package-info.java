@NullMarked
package dev.shard.bench.jda;

import org.jspecify.annotations.NullMarked;
