@NullMarked
package dev.shard.examples.transport.jdk;

import org.jspecify.annotations.NullMarked;
