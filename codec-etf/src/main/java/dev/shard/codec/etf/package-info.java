/**
 * The {@code etf} encoding. {@link dev.shard.codec.etf.EtfMapper} and its factory are a data format of Jackson's like any
 * other; the codec adds a scanner of our own, which reads envelopes and allocates nothing.
 *
 * @see "Erlang/OTP, ERTS User's Guide, External Term Format"
 */
@NullMarked
package dev.shard.codec.etf;

import org.jspecify.annotations.NullMarked;
