@NullMarked
package dev.shard.transport.support;

import org.jspecify.annotations.NullMarked;
