/** The program {@code shard}: {@code demo}, {@code run}, {@code check} and {@code sim}. */
@NullMarked
package dev.shard.cli;

import org.jspecify.annotations.NullMarked;
