/** The program behind {@code benchmarks/run}: starts server and clients, lets them take turns, and writes tables. */
@NullMarked
package dev.shard.bench.run;

import org.jspecify.annotations.NullMarked;
