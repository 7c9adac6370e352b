package dev.shard.core.driver;

import dev.shard.ListenerOptions;
import dev.shard.ShardListener;

/** A listener on the loop, with lent data. */
record LoopOutlet(ShardListener listener, ListenerOptions options) {}
