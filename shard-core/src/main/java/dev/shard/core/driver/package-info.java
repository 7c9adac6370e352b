/**
 * Runs one shard on one event loop: feeds the protocol's machine with what happens, executes what it asks for, and hands
 * events to the listeners. All I/O, time, chance and logging of a shard are here.
 *
 * <p>A method marked <em>loop</em> in its Javadoc is called on the shard's event loop only; that thread is the single
 * writer of the shard's state.
 */
@NullMarked
package dev.shard.core.driver;

import org.jspecify.annotations.NullMarked;
