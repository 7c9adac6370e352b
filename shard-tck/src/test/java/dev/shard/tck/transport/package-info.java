@NullMarked
package dev.shard.tck.transport;

import org.jspecify.annotations.NullMarked;
