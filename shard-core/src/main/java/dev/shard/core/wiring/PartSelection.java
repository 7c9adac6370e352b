package dev.shard.core.wiring;

import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.session.SessionStoreProvider;
import dev.shard.spi.transport.TransportProvider;
import java.util.List;

/**
 * The parts that a configuration chose; transport and session store are not made yet, because they bring threads and files.
 *
 * @param transportName what the configuration calls it
 * @param fallbacks what takes the compression's place when it fails, the next one first
 */
record PartSelection(
        String transportName,
        TransportProvider transport,
        Codec codec,
        Compression compression,
        List<Compression> fallbacks,
        SessionStoreProvider sessionStore) {}
