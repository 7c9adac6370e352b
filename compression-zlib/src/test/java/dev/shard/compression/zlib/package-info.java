/** Tests of the JDK's compressions, against streams made here and recorded ones. */
@NullMarked
package dev.shard.compression.zlib;

import org.jspecify.annotations.NullMarked;
