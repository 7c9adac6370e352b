/**
 * {@link dev.shard.session.file.FileSessionStore} keeps sessions and the count of identifies in one file. Its format is our
 * own business and is described in {@code docs/sessions.md}.
 */
@NullMarked
package dev.shard.session.file;

import org.jspecify.annotations.NullMarked;
