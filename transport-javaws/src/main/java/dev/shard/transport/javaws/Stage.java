package dev.shard.transport.javaws;

import dev.shard.TransportException.Phase;

/**
 * How far an opening has come.
 *
 * @param doing for people, to go on the word "while"
 */
record Stage(Phase phase, String doing) {}
