/** A client under measurement: what it does when it is told to, and how it counts, times and weighs itself. */
@NullMarked
package dev.shard.bench.client;

import org.jspecify.annotations.NullMarked;
