/** Discord4J's gateway client as a client under measurement. */
@NullMarked
package dev.shard.bench.discord4j;

import org.jspecify.annotations.NullMarked;
