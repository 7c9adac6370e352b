/** Whether a token of any test stands in what the whole suite logged and printed. */
@NullMarked
package dev.shard.secrets;

import org.jspecify.annotations.NullMarked;
