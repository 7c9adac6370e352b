@NullMarked
package dev.shard.transport.netty;

import org.jspecify.annotations.NullMarked;
