/** Whatever bytes a peer may send, taken by each part that reads them. */
@NullMarked
package dev.shard.fuzz;

import org.jspecify.annotations.NullMarked;
