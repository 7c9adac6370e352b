/** Runs the benchmarks of this module and makes a table of them. */
@NullMarked
package dev.shard.bench.pieces;

import org.jspecify.annotations.NullMarked;
