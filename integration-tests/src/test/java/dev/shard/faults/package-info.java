/** Real sockets that behave badly: a TCP proxy with faults between shard and simulator. */
@NullMarked
package dev.shard.faults;

import org.jspecify.annotations.NullMarked;
