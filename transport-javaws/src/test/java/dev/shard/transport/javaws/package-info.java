@NullMarked
package dev.shard.transport.javaws;

import org.jspecify.annotations.NullMarked;
