/** All parts together, over sockets, against the embedded gateway. */
@NullMarked
package dev.shard.integration;

import org.jspecify.annotations.NullMarked;
