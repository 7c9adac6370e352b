/** The protocol's steps and limits. */
@NullMarked
package dev.shard.bench.protocol;

import org.jspecify.annotations.NullMarked;
