/** JDA as a client under measurement. */
@NullMarked
package dev.shard.bench.jda;

import org.jspecify.annotations.NullMarked;
