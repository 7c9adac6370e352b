/**
 * Builds shards, and brings the parts that need no library: where the Gateway is, who may identify when, where sessions are
 * kept.
 */
@NullMarked
package dev.shard.core;

import org.jspecify.annotations.NullMarked;
