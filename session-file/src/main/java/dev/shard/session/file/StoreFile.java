package dev.shard.session.file;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file, open. Changes become durable together with {@link #commit}, all or none. MVStore checks where its chunks begin and
 * end but not what is in them, so each record has a checksum and the file a sum of these, which are verified on opening: what
 * was damaged is noticed, be it a record that changed or one that is missing. Used by one thread at a time.
 */
final class StoreFile implements AutoCloseable {
    private static final int FORMAT = 1;
    private static final String HEADER = "header";
    private static final String STATE = "state";

    /** Superseded chunks are kept this long, in case the disk lost the newer ones although it said it had them. */
    private static final int RETENTION_MILLIS = 1_000;

    private final MVStore store;
    private final MVMap<String, byte[]> header;
    private final Map<String, MVMap<String, byte[]>> maps = new LinkedHashMap<>();
    private long sum;
    private long epoch;
    private boolean changed;

    private StoreFile(MVStore store, List<String> names) {
        this.store = store;
        store.setRetentionTime(RETENTION_MILLIS);
        header = open(HEADER);
        names.forEach(name -> maps.put(name, open(name)));
        verify();
    }

    /**
     * Opens or creates the file.
     *
     * @throws DamagedException if it is not what was written
     * @throws MVStoreException if it cannot be read, or another MVStore has it
     */
    static StoreFile open(Path path, String... names) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(path.toString())
                    .autoCommitDisabled()
                    .open();
            return read(store, List.of(names));
        } catch (DamagedException | MVStoreException told) {
            throw told;
        } catch (RuntimeException stumble) {
            // Damage in the right place makes it fail in ways that it has no words for.
            throw new DamagedException(stumble);
        }
    }

    private static StoreFile read(MVStore store, List<String> names) {
        try {
            return new StoreFile(store, names);
        } catch (RuntimeException | Error unusable) {
            store.closeImmediately();
            throw unusable;
        }
    }

    private MVMap<String, byte[]> open(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    private void verify() {
        byte[] state = header.get(STATE);
        maps.forEach((name, map) -> map.forEach((key, value) -> {
            Sealed.open(name, key, value);
            sum ^= Sealed.share(value);
        }));
        if (state == null) {
            if (maps.values().stream().anyMatch(map -> !map.isEmpty())) {
                throw new DamagedException("its header is missing");
            }
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(Sealed.open(HEADER, STATE, state));
        int format = in.getInt();
        if (format != FORMAT) {
            throw new DamagedException(
                    "its format is " + format + ", and this version knows format " + FORMAT + " only");
        }
        epoch = in.getLong();
        if (in.getLong() != sum || in.getInt() != records()) {
            throw new DamagedException("records are missing, or older than others");
        }
    }

    private int records() {
        return maps.values().stream().mapToInt(MVMap::size).sum();
    }

    /** How often the file was opened for writing; from {@link #beginEpoch}. */
    long epoch() {
        return epoch;
    }

    /** Counts this opening; durable with the next commit. */
    void beginEpoch() {
        epoch++;
        changed = true;
    }

    /** The content of a record; empty if there is none. */
    Optional<byte[]> get(String name, String key) {
        byte @Nullable [] value = map(name).get(key);
        return value == null ? Optional.empty() : Optional.of(Sealed.open(name, key, value));
    }

    /** Every record whose key begins so, in the order of keys. */
    Map<String, byte[]> all(String name, String prefix) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        MVMap<String, byte[]> map = map(name);
        for (String key = map.ceilingKey(prefix); key != null && key.startsWith(prefix); key = map.higherKey(key)) {
            found.put(key, Sealed.open(name, key, requireNonNull(map.get(key))));
        }
        return found;
    }

    void put(String name, String key, byte[] content) {
        byte[] value = Sealed.seal(name, key, content);
        replaced(map(name).put(key, value));
        sum ^= Sealed.share(value);
        changed = true;
    }

    /** Whether there was such a record. */
    boolean remove(String name, String key) {
        byte[] value = map(name).remove(key);
        replaced(value);
        return value != null;
    }

    private void replaced(byte @Nullable [] value) {
        if (value != null) {
            sum ^= Sealed.share(value);
            changed = true;
        }
    }

    private MVMap<String, byte[]> map(String name) {
        MVMap<String, byte[]> map = maps.get(name);
        if (map == null) {
            throw new IllegalArgumentException("no map " + name);
        }
        return map;
    }

    /** Makes every change since the last commit durable: when this returns, it outlives process and machine. */
    void commit() {
        if (changed) {
            byte[] state = ByteBuffer.allocate(2 * Integer.BYTES + 2 * Long.BYTES)
                    .putInt(FORMAT)
                    .putLong(epoch)
                    .putLong(sum)
                    .putInt(records())
                    .array();
            header.put(STATE, Sealed.seal(HEADER, STATE, state));
            store.commit();
            store.sync();
            changed = false;
        }
    }

    /** Closes without a commit. */
    void drop() {
        store.closeImmediately();
    }

    @Override
    public void close() {
        store.close();
    }
}
