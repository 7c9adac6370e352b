package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.core.protocol.CommandQueue.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** R16. */
class CommandQueueTest {
    private final CommandQueue<String> queue = new CommandQueue<>(3);

    @Test
    void commandsLeaveInTheirOrder() {
        queue.offer("a", null);
        queue.offer("b", null);

        assertThat(queue.poll(any -> true)).isEqualTo("a");
        assertThat(queue.poll(any -> true)).isEqualTo("b");
        assertThat(queue.poll(any -> true)).isNull();
    }

    @Test
    void theLatestOfAKeyTakesThePlaceOfTheOlder() {
        queue.offer("idle", "presence");
        queue.offer("members", null);

        assertThat(queue.offer("online", "presence")).isEqualTo(new Offer.Replaced<>("idle"));
        assertThat(queue.drain()).containsExactly("online", "members");
    }

    @Test
    void aFullQueueRefusesAllButReplacements() {
        queue.offer("a", "key");
        queue.offer("b", null);
        queue.offer("c", null);

        assertThat(queue.offer("d", null)).isEqualTo(new Offer.Full<String>());
        assertThat(queue.offer("e", "other")).isEqualTo(new Offer.Full<String>());
        assertThat(queue.offer("f", "key")).isEqualTo(new Offer.Replaced<>("a"));
        assertThat(queue.size()).isEqualTo(3);
    }

    @Test
    void whatMayNotGoIsPassedBy() {
        queue.offer("presence", null);
        queue.offer("members", null);

        assertThat(queue.poll(command -> !command.equals("presence"))).isEqualTo("members");
        assertThat(queue.poll(command -> !command.equals("presence"))).isNull();
        assertThat(queue.drain()).containsExactly("presence");
        assertThat(queue.size()).isZero();
    }

    @Test
    void aQueueHoldsAtLeastOne() {
        assertThatThrownBy(() -> new CommandQueue<String>(0)).hasMessageContaining("was 0");
        assertThat(new CommandQueue<String>(1).offer("a", null)).isEqualTo(new Offer.Queued<String>());
    }

    /** Law 9, as far as the queue can hold it: each command is refused, replaced or taken, and that once. */
    @Property
    void everyCommandHasOneFate(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 6) Integer> keys) {
        CommandQueue<Integer> commands = new CommandQueue<>(4);
        List<Integer> fates = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Offer<Integer> offer = commands.offer(i, keys.get(i) == 0 ? null : keys.get(i));
            if (offer instanceof Offer.Full<Integer>) {
                fates.add(i);
            } else if (offer instanceof Offer.Replaced<Integer> replaced) {
                fates.add(replaced.older());
            }
            assertThat(commands.size()).isLessThanOrEqualTo(4);
        }
        fates.addAll(commands.drain());

        Set<Integer> distinct = new HashSet<>(fates);
        assertThat(distinct).hasSameSizeAs(fates).hasSize(keys.size());
    }
}
