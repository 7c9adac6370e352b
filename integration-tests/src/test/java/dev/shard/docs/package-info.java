/** What the documentation shows, compiled and run. */
@NullMarked
package dev.shard.docs;

import org.jspecify.annotations.NullMarked;
