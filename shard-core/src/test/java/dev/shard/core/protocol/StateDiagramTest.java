package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BackoffPolicy;
import dev.shard.ShardPhase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture in {@code docs/protocol/states.md} shows every way the machine can take, and no other. */
class StateDiagramTest {
    private static final Pattern ARROW = Pattern.compile("\\s*(\\w+) --> (\\w+): .+");
    private static final Pattern COMPOSITE = Pattern.compile("\\s*state (\\w+) \\{");

    @Test
    void thePictureShowsEveryWayThatTheMachineCanTake() {
        assertThat(drawn()).isEqualTo(taken());
    }

    /** Arrows of the picture; those of a composite state count for each state in it. */
    private static SortedSet<String> drawn() {
        SortedSet<String> arrows = new TreeSet<>();
        Set<String> inner = new HashSet<>();
        String composite = "";
        boolean inside = false;
        for (String line : Documents.lines("states.md")) {
            Matcher opening = COMPOSITE.matcher(line);
            Matcher arrow = ARROW.matcher(line);
            if (opening.matches()) {
                composite = opening.group(1);
                inside = true;
            } else if (line.strip().equals("}")) {
                inside = false;
            } else if (arrow.matches() && arrow.group(1).equals(composite)) {
                inner.forEach(name -> arrows.add(name + " -> " + arrow.group(2)));
            } else if (arrow.matches()) {
                arrows.add(arrow.group(1) + " -> " + arrow.group(2));
                if (inside) {
                    inner.addAll(List.of(arrow.group(1), arrow.group(2)));
                }
            }
        }
        return arrows;
    }

    /** Tries every input in every state that can be reached in a few steps, under three configurations. */
    private static SortedSet<String> taken() {
        var impatient = new BackoffPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30), 1);
        SortedSet<String> ways = new TreeSet<>();
        explore(ShardScript::idle, ways);
        explore(() -> ShardScript.idle(config -> config.autoReconnect(false)), ways);
        explore(() -> ShardScript.idle(config -> config.backoff(impatient)), ways);
        return ways;
    }

    private static void explore(Supplier<ShardScript> fresh, SortedSet<String> ways) {
        Deque<List<Integer>> paths = new ArrayDeque<>(List.of(List.of()));
        Set<String> seen = new HashSet<>();
        while (!paths.isEmpty()) {
            List<Integer> path = paths.removeFirst();
            int choices = EveryInputTest.inputs(0).size();
            for (int choice = 0; choice < choices; choice++) {
                List<Integer> longer = new ArrayList<>(path);
                longer.add(choice);
                ShardScript shard = replay(fresh.get(), path);
                ShardPhase from = shard.phase();
                follow(shard, choice);
                if (from != shard.phase()) {
                    ways.add(from + " -> " + shard.phase());
                    if (seen.add(outline(shard))) {
                        paths.addLast(longer);
                    }
                }
            }
        }
    }

    /** As much of a state as decides where one can go from it. */
    private static String outline(ShardScript shard) {
        String then = shard.state() instanceof ShardState.Closing closing
                ? closing.then().getClass().getSimpleName()
                : "";
        return shard.phase() + then + (shard.state().session() != null);
    }

    private static ShardScript replay(ShardScript shard, List<Integer> path) {
        path.forEach(choice -> follow(shard, choice));
        return shard;
    }

    private static void follow(ShardScript shard, int choice) {
        shard.input(EveryInputTest.inputs(shard.generation()).get(choice));
    }

    @Test
    void everyPhaseIsDrawn() {
        assertThat(drawn().stream().flatMap(arrow -> Stream.of(arrow.split(" -> "))))
                .contains(Stream.of(ShardPhase.values()).map(Enum::name).toArray(String[]::new));
    }
}
