/** Whether a process holds no more after hours than after minutes: each in a JVM of its own, whose heap is fixed. */
@NullMarked
package dev.shard.soak;

import org.jspecify.annotations.NullMarked;
