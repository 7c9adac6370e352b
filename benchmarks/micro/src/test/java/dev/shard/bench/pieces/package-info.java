@NullMarked
package dev.shard.bench.pieces;

import org.jspecify.annotations.NullMarked;
