/**
 * The {@code json} encoding. The envelope is read by a scanner of our own, which allocates nothing; values are decoded
 * and encoded by Jackson.
 */
@NullMarked
package dev.shard.codec.json;

import org.jspecify.annotations.NullMarked;
