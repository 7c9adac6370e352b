/**
 * Deterministic simulation: real shards, driver, codecs and decompressors against a model gateway over a bad network, in
 * virtual time and on one thread, with all chance from one seed.
 */
@NullMarked
package dev.shard.simulation;

import org.jspecify.annotations.NullMarked;
