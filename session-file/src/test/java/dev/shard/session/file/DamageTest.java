package dev.shard.session.file;

import static dev.shard.session.file.Sessions.load;
import static dev.shard.session.file.Sessions.save;
import static dev.shard.session.file.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever becomes of the file: an error that says so, or a state that it once had; never another one. */
class DamageTest {
    private static final int SHARDS = 3;
    private static final int ROUNDS = 4;

    private static final Set<List<Long>> COMMITTED = new LinkedHashSet<>();
    private static Path folder = Path.of("");
    private static byte[] whole = {};

    @BeforeContainer
    static void writeTheFile() throws IOException {
        folder = Files.createTempDirectory("damage");
        Path file = folder.resolve("whole.db");
        COMMITTED.add(List.of());
        try (FileSessionStore store = FileSessionStore.open(file)) {
            for (int round = 1; round <= ROUNDS; round++) {
                for (int id = 0; id < SHARDS; id++) {
                    save(store, session(new ShardId(id, SHARDS), round * 100L + id));
                    COMMITTED.add(state(store));
                }
            }
        }
        whole = Files.readAllBytes(file);
    }

    @AfterContainer
    static void removeTheFiles() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static List<Long> state(FileSessionStore store) {
        return IntStream.range(0, SHARDS)
                .mapToObj(id -> load(store, new ShardId(id, SHARDS)))
                .flatMap(session -> session.map(ShardSession::sequence).stream())
                .toList();
    }

    @Property(tries = 150)
    void aTruncatedFileIsRefusedOrOlder(@ForAll @DoubleRange(min = 0, max = 1) double where) throws IOException {
        openingGivesAnErrorOrAStateItOnceHad(Arrays.copyOf(whole, (int) (whole.length * where)));
    }

    @Property(tries = 200)
    void aFlippedBitIsRefusedOrWithoutEffect(
            @ForAll @DoubleRange(min = 0, max = 1) double where, @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        byte[] damaged = whole.clone();
        damaged[(int) ((whole.length - 1) * where)] ^= (byte) (1 << bit);

        openingGivesAnErrorOrAStateItOnceHad(damaged);
    }

    /** What a disk leaves that lost a block. */
    @Property(tries = 100)
    void aBlockOfZerosIsRefusedOrOlder(@ForAll @DoubleRange(min = 0, max = 1) double where) throws IOException {
        byte[] damaged = whole.clone();
        int start = (int) ((whole.length - 512) * where);
        Arrays.fill(damaged, start, start + 512, (byte) 0);

        openingGivesAnErrorOrAStateItOnceHad(damaged);
    }

    private static void openingGivesAnErrorOrAStateItOnceHad(byte[] damaged) throws IOException {
        Path file = folder.resolve("damaged.db");
        Files.write(file, damaged);
        try (FileSessionStore store = FileSessionStore.open(file)) {
            assertThat(COMMITTED).contains(state(store));
        } catch (SessionStoreException refused) {
            assertThat(refused).hasMessageContaining("damaged.db").hasMessageContaining("move it away");
        }
    }
}
