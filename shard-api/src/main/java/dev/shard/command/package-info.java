/**
 * What an application can send: presence, voice state, and requests that the Gateway answers with dispatches.
 *
 * @see "Discord documentation, Gateway Events, Send Events"
 */
@NullMarked
package dev.shard.command;

import org.jspecify.annotations.NullMarked;
