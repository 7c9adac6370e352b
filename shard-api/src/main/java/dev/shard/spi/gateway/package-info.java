/** The seam to whatever knows where the Gateway is. */
@NullMarked
package dev.shard.spi.gateway;

import org.jspecify.annotations.NullMarked;
