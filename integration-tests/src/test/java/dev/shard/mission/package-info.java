/** What the mission asks for, row by row of the README's table, used over a real socket. */
@NullMarked
package dev.shard.mission;

import org.jspecify.annotations.NullMarked;
