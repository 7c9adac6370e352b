/** Clients that others have published, unchanged, against the simulator: how we know that it is faithful. */
@NullMarked
package dev.shard.thirdparty;

import org.jspecify.annotations.NullMarked;
